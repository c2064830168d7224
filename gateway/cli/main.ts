/** Entry of the `concord` command: the only place that reads its environment and puts it together. */
import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

// Every command is a process of its own, and most of its time is spent compiling.
enableCompileCache();

const { keepOutOfDumps } = await import("../keys/keep-out-of-dumps.ts");
keepOutOfDumps();
const { runProgram } = await import("./program.ts");
const { createTerminal, endQuietlyWithoutReader } = await import("./terminal.ts");
const { languageOfLocale } = await import("./locale.ts");

/** A signer may ask a person first. */
const SIGNER_TIMEOUT_MS = 60_000;
const project = path.resolve(import.meta.dirname, "../..");
const { env } = process;
const environment = {
  runHome: path.resolve(env.CONCORD_HOME || path.join(project, ".concord")),
  gatewayUrl: env.CONCORD_GATEWAY || undefined,
  deploymentFile: env.CONCORD_DEPLOYMENT || undefined,
  passphraseFile: env.CONCORD_PASSPHRASE_FILE || undefined,
  signerTokenFile: env.CONCORD_SIGNER_TOKEN_FILE || undefined,
  tokenFile: env.CONCORD_TOKEN_FILE || undefined,
  machineKeyFile: env.CONCORD_MACHINE_KEY_FILE || undefined,
  machineName: env.CONCORD_MACHINE_NAME || undefined,
  language: languageOfLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || ""),
};

endQuietlyWithoutReader();
const { version } = JSON.parse(readFileSync(path.join(project, "package.json"), "utf8")) as { version: string };
process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    environment,
    terminal: createTerminal({ isPlain: (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb" }),
    fetch,
    now: Date.now,
    sleep: (milliseconds) => sleep(milliseconds),
    openKeystore: async (file, passphrase) => (await import("../keys/keystore.ts")).openKeystore(file, passphrase),
    keystores: {
      make: async (...given) => (await import("../keys/keystore-files.ts")).makeKeystore(...given),
      changePassphrase: async (...given) => (await import("../keys/keystore-files.ts")).changePassphrase(...given),
      list: async (...given) => (await import("../keys/keystore-files.ts")).listKeystores(...given),
    },
    openRemoteKey: async (url, address, token) =>
      (await import("../keys/remote-signer.ts")).findRemoteKey({ url, token, timeoutMs: SIGNER_TIMEOUT_MS }, address),
    tokens: {
      findPlace: async (url) => (await import("../auth/obtain-tokens.ts")).findTokenPlace(url, fetch),
      askAsClient: async (...given) => (await import("../auth/obtain-tokens.ts")).askAsClient(...given),
      askByDevice: async (...given) => (await import("../auth/obtain-tokens.ts")).askByDevice(...given),
      refresh: async (...given) => (await import("../auth/obtain-tokens.ts")).refreshTokens(...given),
    },
    machines: {
      makeKey: async () => (await import("../auth/machine-key.ts")).makeMachineKey(),
      open: async (...given) => (await import("../auth/open-machine.ts")).openMachine(...given),
      findDeployment: async (url) => (await import("../auth/find-resource.ts")).findDeployment(url, fetch),
    },
    backups: {
      backUp: async (...given) => (await import("../operate-backup.ts")).operateBackup.backUp(...given),
      check: async (...given) => (await import("../operate-backup.ts")).operateBackup.check(...given),
      restore: async (...given) => (await import("../operate-backup.ts")).operateBackup.restore(...given),
    },
    audits: {
      readAnchors: async (asked) => (await import("../operate-audit.ts")).operateAudit.readAnchors(asked),
      readLog: async (path) => (await import("../operate-audit.ts")).operateAudit.readLog(path),
      openLedgers: async () => (await import("../operate-audit.ts")).operateAudit.openLedgers(),
    },
    deployments: {
      deploy: async (given) => (await import("../operate-deployment.ts")).operateDeployment.deploy(given),
      verify: async (given) => (await import("../operate-deployment.ts")).operateDeployment.verify(given),
    },
    readAnchorFacts: async (...given) => (await import("../chain/read-anchor.ts")).readAnchorFacts(...given),
    readMembers: async (...given) => (await import("../chain/read-members.ts")).readMembers(...given),
    checkConfig: async (configFile) => (await import("../check-config.ts")).checkConfig(configFile),
    openIndex: async (configFile) => (await import("../operate-index.ts")).operateIndex(configFile),
  },
  version,
);
