import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../gateway/cli/failure.ts";
import { readDeployment } from "../../gateway/cli/local-run.ts";
import { compiledContracts } from "../../gateway/deploy/compiled-contracts.ts";
import { parseFounding } from "../../gateway/deploy/founding.ts";
import { planDeployment } from "../../gateway/deploy/plan.ts";
import { parseRecord, recordOf } from "../../gateway/deploy/record.ts";
import { verifyDeployment } from "../../gateway/deploy/verify-deployment.ts";
import { besuFiles, usualPlaces } from "../../gateway/network/besu-files.ts";
import { expectedOf } from "../../gateway/network/check/expected.ts";
import { foundNetwork, networkText, readNetwork } from "../../gateway/network/derive.ts";
import { readPart } from "../../gateway/network/part.ts";
import { listsOf } from "../../gateway/network/permissions.ts";
import { NAMES, partOf } from "../../test/network/network-kit.ts";
import { addressOf, bytes32Of } from "../../test/receipts/receipt-kit.ts";
import { type Parser, textParser } from "./parser.ts";

const founding = {
  partners: [
    { id: 1, iso: "CN", signatory: addressOf("CN") },
    { id: 12, iso: "MY", signatory: addressOf("MY") },
  ],
  decisions: { votingDelay: 1, votingPeriod: 600, timelockDelay: 5, gracePeriod: 86_400 },
};
const terms = { chainId: 31_337n, genesisHash: bytes32Of("genesis"), deployer: addressOf("deployer"), founding };

/** What operators of nodes and founders of a consortium hand each other. */
export function networkParsers(folder: string): Parser[] {
  const network = networkText(foundNetwork(NAMES.map((name) => partOf(name))));
  const record = recordOf(terms, "none", planDeployment(terms, compiledContracts), compiledContracts);
  const file = join(folder, "deployment.json");
  return [
    textParser("public part of a node", partOf("CN-1"), (text) => readPart(text, "it")),
    textParser("network", network, deriveAll),
    textParser("founding of a consortium", founding, parseFounding),
    {
      ...textParser("record of a deployment", record, (text) =>
        verifyDeployment(nodeOfNothing, parseRecord(text), compiledContracts),
      ),
      share: 0.2,
    },
    {
      ...textParser("deployment of the command line", record, (text) => {
        writeFileSync(file, text);
        return readDeployment(file);
      }),
      isRefusal: (error) => error instanceof Failure,
    },
  ];
}

function deriveAll(text: string): void {
  const network = readNetwork(text);
  expectedOf(network);
  listsOf(network, { partners: [{ iso: "CN", state: 2 }], signers: [] }, true);
  for (const { node } of network.parts) besuFiles(network, node, usualPlaces);
}

/** Of a chain on which there is nothing yet. */
const nodeOfNothing: Parameters<typeof verifyDeployment>[0] = {
  send: async <T>(method: string) => answers[method] as T,
  call: async () => "0x",
  block: async () => ({ blockNumber: 0, blockHash: terms.genesisHash, blockTime: 0 }),
  close: () => {},
};
const answers: Readonly<Record<string, unknown>> = {
  eth_chainId: "0x7a69",
  eth_getBlockByNumber: { hash: terms.genesisHash, extraData: "0x" },
  eth_getCode: "0x",
  eth_getLogs: [],
};
