import { createRequire } from "node:module";
import hardhatEthers from "@nomicfoundation/hardhat-ethers";
import hardhatEthersChaiMatchers from "@nomicfoundation/hardhat-ethers-chai-matchers";
import hardhatNetworkHelpers from "@nomicfoundation/hardhat-network-helpers";
import hardhatTypechain from "@nomicfoundation/hardhat-typechain";
import { defineConfig } from "hardhat/config";

// The compiler comes from npm, so that a build fetches nothing and the lock file fixes its bytes.
const compiler = {
  version: "0.8.37",
  path: createRequire(import.meta.url).resolve("solc/soljson.js"),
  settings: {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 200 },
    viaIR: false,
    // Where each state variable lies: receipts prove slots, and a test holds their places to this.
    outputSelection: { "*": { "*": ["storageLayout"] } },
  },
};

// Gas costs nothing. The base fee rises after a block that is more than half full: at this limit no block ever is, so it
// stays at the zero that it starts from. A single transaction (and an eth_call that names no gas) is held to the cap of
// EIP-7825 instead, since a loop without end would otherwise keep the node busy for hours.
const freeGas = {
  type: "edr-simulated",
  chainType: "l1",
  hardfork: "cancun",
  gasPrice: 0n,
  initialBaseFeePerGas: 0n,
  blockGasLimit: 1_000_000_000_000n,
  // Blocks come as transactions do; without this each would be a second later than the one before, and run ahead of the clock.
  allowBlocksWithSameTimestamp: true,
  transactionGasCap: 16_777_216n,
} as const;

export default defineConfig({
  plugins: [hardhatEthers, hardhatEthersChaiMatchers, hardhatNetworkHelpers, hardhatTypechain],
  paths: {
    sources: "contracts",
    tests: { solidity: "test/contracts" },
    artifacts: "artifacts",
    cache: "cache",
  },
  solidity: {
    // A receipt pins the hash of the deployed code: what is deployed must be what was tested, so both profiles are one.
    profiles: {
      default: { ...compiler, isolated: false },
      production: { ...compiler, isolated: false },
    },
    // `npm start` needs no compiled tests, and they take longer than everything else.
    splitTestsCompilation: true,
    // Deployed as it is, so nothing of ours imports it.
    npmFilesToBuild: ["@openzeppelin/contracts/metatx/ERC2771Forwarder.sol"],
  },
  networks: {
    // Tests: funded accounts, but the gas price and hard fork of the local run.
    default: freeGas,
    // The local run. No account of its own, since the well-known development keys are public; and like any other node it
    // answers a transaction that reverts with its hash, the receipt says the rest.
    local: { ...freeGas, accounts: [], chainId: 31337, throwOnTransactionFailures: false },
  },
  test: {
    solidity: {
      fsPermissions: { readDirectory: ["test/vectors"] },
      fuzz: { runs: 256 },
      invariant: { runs: 32, depth: 32, failOnRevert: false },
    },
  },
  // It writes namespaces, which erasableSyntaxOnly refuses. They are only types here: nothing runs what it generates.
  typechain: { outDir: "types", tsNocheck: true },
});
