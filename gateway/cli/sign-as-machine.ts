import { safeText } from "../domain/safe-text.ts";
import type { Deps, GlobalOptions } from "./deps.ts";
import { Failure } from "./failure.ts";
import { readDeployment } from "./local-run.ts";
import { readMachineKey } from "./machine-key-file.ts";
import type { Prove } from "./prove.ts";

/**
 * Proves by a machine's key, which is opened at once. Signed is for the deployment that `--deployment` names, otherwise for the one of
 * which the gateway says that it is.
 *
 * @throws Failure `usage` without a name, `file-unreadable`, `file-exposed`
 */
export async function signAsMachine(
  deps: Deps,
  options: GlobalOptions,
  gatewayUrl: string,
  keyFile: string,
): Promise<Prove> {
  const machine = await openMachine(deps, options, keyFile);
  let deployment: Promise<string> | undefined;
  return async ({ method, url }, digestBody) => {
    deployment ??= findDeployment(deps, options, gatewayUrl);
    const [deploymentId, body] = await Promise.all([deployment, digestBody()]);
    const ofBody =
      body === undefined
        ? {}
        : {
            "content-length": String(body.sizeBytes),
            "content-digest": `sha-256=:${Buffer.from(body.sha256).toString("base64")}:`,
          };
    const signed = await machine.sign({ method, url, headers: ofBody }, deploymentId, deps.now());
    // Whoever sends the request says itself how long its body is.
    return Object.fromEntries(Object.entries(signed).filter(([name]) => name !== "content-length"));
  };
}

async function openMachine({ machines, environment }: Deps, options: GlobalOptions, keyFile: string) {
  const name = options.machineName ?? environment.machineName;
  if (name === undefined) {
    throw new Failure("usage", "Say with --machine-name under which name the gateway knows the key.");
  }
  const machine = await machines.open(name, await readMachineKey(keyFile));
  if (machine !== undefined) return machine;
  throw new Failure("file-unreadable", `The file ${safeText(keyFile)} has no Ed25519 or ECDSA P-256 key in PEM.`);
}

async function findDeployment({ machines, environment }: Deps, options: GlobalOptions, gatewayUrl: string) {
  const file = options.deployment ?? environment.deploymentFile;
  return file === undefined ? machines.findDeployment(gatewayUrl) : (await readDeployment(file)).deploymentId;
}
