// Writes the contracts' interfaces from the build to gateway/chain/abi, where they are committed, and the code of the one
// that is never deployed. With --check it writes nothing and exits 1 when the committed files differ from the build.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

interface AbiItem {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly { readonly type: string }[];
}

const root = join(import.meta.dirname, "..");
const artifacts: Readonly<Record<string, string>> = {
  Registry: "contracts/Registry.sol/Registry.json",
  EvidenceLedger: "contracts/EvidenceLedger.sol/EvidenceLedger.json",
  NoticeBoard: "contracts/NoticeBoard.sol/NoticeBoard.json",
  AccessLogAnchors: "contracts/AccessLogAnchors.sol/AccessLogAnchors.json",
  Consortium: "contracts/Consortium.sol/Consortium.json",
  ERC2771Forwarder: "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol/ERC2771Forwarder.json",
  Rehearsal: "contracts/Rehearsal.sol/Rehearsal.json",
};

const sortKey = ({ type, name = "", inputs = [] }: AbiItem): string =>
  `${type} ${name}(${inputs.map((input) => input.type).join()})`;

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

async function readAbi(artifact: string): Promise<string> {
  const path = join(root, "artifacts", artifact);
  const { abi, deployedBytecode } = JSON.parse(await readFile(path, "utf8")) as {
    abi: AbiItem[];
    deployedBytecode: string;
  };
  const sorted = abi.toSorted((left, right) => compareText(sortKey(left), sortKey(right)));
  const code = withoutMetadata(deployedBytecode);
  return `${JSON.stringify(artifact === artifacts.Rehearsal ? { abi: sorted, code } : sorted, null, 2)}\n`;
}

/** Code without the compiler's hash of its inputs at the end, which never runs and depends on what was built beside it. */
function withoutMetadata(code: string): string {
  const metadataBytes = Number.parseInt(code.slice(-4), 16);
  return code.slice(0, -2 * (metadataBytes + 2));
}

const isCheck = process.argv.includes("--check");
const drifted: string[] = [];

for (const [name, artifact] of Object.entries(artifacts)) {
  const path = join(root, "gateway/chain/abi", `${name}.json`);
  const abi = await readAbi(artifact);
  const committed = await readFile(path, "utf8").catch(() => undefined);
  if (committed === abi) continue;
  drifted.push(name);
  if (isCheck) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, abi);
}

if (drifted.length > 0 && isCheck) {
  console.error(
    `gateway/chain/abi differs from the contracts: ${drifted.join(", ")}. Run "hardhat build", then "node scripts/abi.ts".`,
  );
  process.exitCode = 1;
} else if (drifted.length > 0) {
  console.log(`written to gateway/chain/abi: ${drifted.join(", ")}`);
}
