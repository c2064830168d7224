import { identifyDeployment } from "./chain/identify.ts";
import { connectNode } from "./chain/node.ts";
import { requireCode } from "./chain/require-code.ts";
import { ConfigError } from "./config/config-error.ts";
import { type GatewayConfig, nodeUrlsOf, readWholeConfig } from "./config.ts";
import { DomainError } from "./domain/errors.ts";
import type { ConfigMistake } from "./domain/texts/describe-config-mistake.ts";
import { openKey } from "./keys/open-key.ts";

/**
 * Every mistake of a gateway's configuration, its files, its keys and its node's contracts; none where a gateway would start on it.
 * Starts and changes nothing.
 */
export async function checkConfig(file: string): Promise<readonly ConfigMistake[]> {
  try {
    const config = readWholeConfig(file);
    const { relay, exchange } = config.keys;
    const { url } = config.node;
    const nodes = nodeUrlsOf(config.node).map((each, position) =>
      checkNode(config, each, url === undefined ? `node.urls[${position}]` : "node.url"),
    );
    const asked = [checkKey("relay", relay), checkKey("exchange", exchange), ...nodes];
    return (await Promise.all(asked)).flat();
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

async function checkKey(name: string, place: Parameters<typeof openKey>[0]): Promise<ConfigMistake[]> {
  return openKey(place).then(
    () => [],
    (error: Error) => [{ path: `keys.${name}`, code: "key-does-not-open", values: { reason: error.message } }],
  );
}

/** A node that does not answer now is no mistake: a gateway waits for it. */
async function checkNode(
  { deployment, node: { timeoutMs } }: GatewayConfig,
  url: string,
  place: string,
): Promise<ConfigMistake[]> {
  const { contracts, codeHashes } = deployment;
  const chainId = BigInt(deployment.chainId);
  const node = connectNode(url, chainId, timeoutMs);
  const values = { node: place };
  try {
    await identifyDeployment(node, { ...deployment, chainId, registry: contracts.registry });
    await requireCode(node, contracts, codeHashes);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "chain-lost") return [{ path: "deployment", code: "other-chain", values }];
    if (error.code !== "code-differs") return [];
    return [{ path: `deployment.codeHashes.${String(error.params.contract)}`, code: "other-code", values }];
  } finally {
    node.close();
  }
}
