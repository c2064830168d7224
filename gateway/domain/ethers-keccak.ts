import { keccak256 } from "ethers";
import { keccakOfBytes } from "./keccak.ts";

// In a file of its own, so that what needs a hash alone does not load ethers.

keccak256.register(keccakOfBytes);
