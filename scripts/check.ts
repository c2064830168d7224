/** `npm run check`: every checking tool; fails when one of them finds something. */
import process from "node:process";
import { checkTools } from "./check-tools.ts";

const results = await checkTools();
if (results.some((result) => !result.isOk)) process.exitCode = 1;
