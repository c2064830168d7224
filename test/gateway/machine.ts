import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";

const PROJECT = resolve(import.meta.dirname, "../..");
const PLACES = ["/etc/concord", "/etc/systemd/system", "/var/lib/concord", "/var/backups/concord"];

/** What a block of commands left behind. */
export interface Ran {
  readonly exitCode: number;
  readonly output: string;
}

/** A folder that stands for an operator's machine: its paths and ports are led there, and systemd is stood in for. */
export interface Machine {
  /** Where a path of the machine is here. */
  placeOf(path: string): string;
  run(commands: string, env?: Readonly<Record<string, string>>): Promise<Ran>;
  dispose(): void;
}

/** `systemctl` for what the handbook asks of it: runs what the unit names, with the secrets in the place that it loads them into. */
const systemctl = `#!/bin/bash
set -euo pipefail
words=(); for word in "$@"; do [[ $word == -* ]] || words+=("$word"); done
name=\${words[1]:-}; name=\${name%.service}; unit=$MACHINE/etc/systemd/system/$name.service
start() {
  command=$(sed -n 's/^ExecStart=//p' "$unit" | sed "s#/usr/bin/node#$NODE#; s#/opt/concord#$PROJECT#; s#/etc/#$MACHINE/etc/#g; s#/var/#$MACHINE/var/#g")
  export CREDENTIALS_DIRECTORY=$MACHINE/etc/concord/secrets CONCORD_GATEWAY_CONFIG=$MACHINE/etc/concord/gateway.json DATABASE_URL=
  if grep -q '^Type=oneshot' "$unit"; then exec $command; fi
  setsid nohup $command >> "$MACHINE/log" 2>&1 < /dev/null &
  echo $! > "$MACHINE/pid"
}
stop() {
  [ -e "$MACHINE/pid" ] || return 0
  pid=$(cat "$MACHINE/pid"); kill -TERM "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
  rm "$MACHINE/pid"
}
case "\${words[0]}" in
  daemon-reload) ;;
  start) start ;;
  stop) stop ;;
  restart) stop; start ;;
  reload) kill -HUP "$(cat "$MACHINE/pid")" ;;
  enable) case "$name" in *.timer) [ -e "$MACHINE/etc/systemd/system/$name" ] ;; *) start ;; esac ;;
  disable) case "$name" in *.timer) ;; *) stop ;; esac ;;
  *) echo "systemctl $* is not stood in for" >&2; exit 64 ;;
esac
`;

/** Makes one; \`ports\` are those of the machine and where they are here. */
export function makeMachine(ports: Readonly<Record<string, number>>): Machine {
  const root = mkdtempSync(join(tmpdir(), "concord-machine-"));
  const bin = join(root, "bin");
  mkdirSync(bin);
  for (const place of PLACES) mkdirSync(dirname(join(root, place)), { recursive: true });
  mkdirSync(join(root, "etc/systemd/system"), { recursive: true });
  const programs = {
    systemctl,
    journalctl: '#!/bin/sh\nexec cat "$MACHINE/log"\n',
    concord: `#!/bin/sh\nexec "$NODE" "$PROJECT/gateway/cli/concord.mjs" "$@"\n`,
    node: '#!/bin/sh\nexec "$NODE" "$@"\n',
  };
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  const lead = (commands: string): string => {
    let led = commands.replaceAll("/opt/concord", PROJECT);
    for (const place of PLACES) led = led.replaceAll(new RegExp(`(?<![\\w/.-])${place}`, "g"), join(root, place));
    for (const [port, here] of Object.entries(ports)) led = led.replaceAll(`127.0.0.1:${port}`, `127.0.0.1:${here}`);
    return led;
  };
  return {
    placeOf: (path) => join(root, path),
    run: (commands, env = {}) =>
      new Promise((done, failed) => {
        const { CONCORD_HOME: _home, DATABASE_URL: _url, ...inherited } = process.env;
        const child = spawn("bash", ["-euo", "pipefail", "-c", lead(commands)], {
          cwd: root,
          env: {
            ...inherited,
            LC_ALL: "C.UTF-8",
            ...env,
            PATH: `${bin}:${process.env.PATH}`,
            MACHINE: root,
            PROJECT,
            NODE: process.execPath,
          },
          stdio: ["ignore", "pipe", "pipe"],
        });
        const chunks: Buffer[] = [];
        for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        child.once("error", failed);
        child.once("close", (code) => done({ exitCode: code ?? -1, output: Buffer.concat(chunks).toString() }));
      }),
    dispose: () => {
      if (readdirSync(root).includes("pid")) {
        try {
          process.kill(Number(readFileSync(join(root, "pid"), "utf8")), "SIGKILL");
        } catch {
          // It has ended already.
        }
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
}
