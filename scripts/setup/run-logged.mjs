import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/**
 * Runs a command with its output in a log file (overwritten).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: Record<string, string | undefined>, logFile: string }} options
 * @returns {Promise<string | undefined>} undefined when it succeeded, otherwise how it ended
 */
export function runLogged(command, args, { cwd, env, logFile }) {
  const log = openSync(logFile, "w");
  // npm is a script file on Windows, which only a shell can start.
  const shell = process.platform === "win32" && !command.endsWith(".exe");
  const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", log, log] });
  closeSync(log);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
}
