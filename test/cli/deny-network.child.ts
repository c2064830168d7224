/** Preloaded into a process and its threads: whatever opens a connection, resolves a name or makes a request ends the process with a word. */
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import process from "node:process";

const DENIED = 99;

function deny(): never {
  process.stderr.write("the network was used\n");
  process.exit(DENIED);
}

net.Socket.prototype.connect = deny;
net.Server.prototype.listen = deny;
Object.assign(net, { connect: deny, createConnection: deny });
Object.assign(dgram, { createSocket: deny });
Object.assign(dns, { lookup: deny, resolve: deny });
Object.assign(dns.promises, { lookup: deny, resolve: deny });
// Another program could do it instead.
Object.assign(childProcess, { spawn: deny, fork: deny, exec: deny, execFile: deny });
Object.assign(globalThis, { fetch: deny, WebSocket: deny, EventSource: deny });
syncBuiltinESMExports();
