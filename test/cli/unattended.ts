import { findDeployment } from "../../gateway/auth/find-resource.ts";
import { makeMachineKey } from "../../gateway/auth/machine-key.ts";
import { openMachine } from "../../gateway/auth/open-machine.ts";
import { readAnchorFacts } from "../../gateway/chain/read-anchor.ts";
import { readMembers } from "../../gateway/chain/read-members.ts";
import { checkConfig } from "../../gateway/check-config.ts";
import type { Deps } from "../../gateway/cli/deps.ts";
import { runProgram } from "../../gateway/cli/program.ts";
import { changePassphrase, listKeystores, makeKeystore } from "../../gateway/keys/keystore-files.ts";
import { operateAudit } from "../../gateway/operate-audit.ts";
import { operateBackup } from "../../gateway/operate-backup.ts";
import { operateDeployment } from "../../gateway/operate-deployment.ts";
import { operateIndex } from "../../gateway/operate-index.ts";

/** What a command left behind. */
export interface Ended {
  readonly exitCode: number;
  readonly output: string;
  readonly diagnostics: string;
}

const refuse = () => Promise.reject(new Error("there is no issuer"));
const noTokens: Deps["tokens"] = { findPlace: refuse, askAsClient: refuse, askByDevice: refuse, refresh: refuse };

/** Runs a command in English over the local run at `home`, with nobody there to ask. `onPrint` hears what is printed as it is. */
export async function runUnattended(
  words: readonly string[],
  home: string,
  deps: Pick<Deps, "now" | "sleep" | "openKeystore"> &
    Partial<Pick<Deps, "fetch" | "tokens" | "readAnchorFacts">> & { readonly tokenFile?: string },
  onPrint: (text: string) => void = () => undefined,
): Promise<Ended> {
  let output = "";
  let diagnostics = "";
  const exitCode = await runProgram(
    words,
    {
      environment: {
        runHome: home,
        gatewayUrl: undefined,
        deploymentFile: undefined,
        passphraseFile: undefined,
        signerTokenFile: undefined,
        tokenFile: deps.tokenFile,
        machineKeyFile: undefined,
        machineName: undefined,
        language: "en",
      },
      terminal: {
        print: (text) => {
          output += text;
          onPrint(text);
        },
        tell: (text) => {
          diagnostics += text;
        },
        isDiagnosticsTerminal: false,
        isInputTerminal: false,
        hasColour: false,
        askSecret: () => Promise.reject(new Error("nobody is there to ask")),
        ask: () => Promise.reject(new Error("nobody is there to ask")),
      },
      fetch,
      keystores: { make: makeKeystore, changePassphrase, list: listKeystores },
      openRemoteKey: () => Promise.reject(new Error("there is no signer")),
      tokens: noTokens,
      machines: {
        makeKey: async () => makeMachineKey(),
        open: async (...given) => openMachine(...given),
        findDeployment: (url) => findDeployment(url, fetch),
      },
      backups: operateBackup,
      audits: operateAudit,
      deployments: operateDeployment,
      openIndex: operateIndex,
      readAnchorFacts,
      readMembers,
      checkConfig,
      ...deps,
    },
    "1.2.3",
  );
  return { exitCode, output, diagnostics };
}
