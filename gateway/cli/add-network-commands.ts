import { type Command, InvalidArgumentError } from "commander";
import { collect, parseAddress, parseCount, parseGatewayUrl, parsePartner } from "./arguments.ts";
import type { CheckOptions } from "./commands/check-network.ts";
import type { DeriveOptions } from "./commands/derive-network.ts";
import type { InitOptions } from "./commands/init-network.ts";
import type { PermissionsOptions } from "./commands/write-permissions.ts";
import { examples, type Run } from "./run.ts";

const parsePartners = (text: string): string[] => text.split(",").map((part) => parsePartner(part.trim()));

const collectAddresses = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  parseAddress(text),
];

const collectHosts = (text: string, before: readonly HostAndPort[] = []): readonly HostAndPort[] => [
  ...before,
  parseHost(text),
];

function parseHost(text: string): HostAndPort {
  const [, host, port] = /^(\d+\.\d+\.\d+\.\d+):(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535)
    throw new InvalidArgumentError("It is an IPv4 address and a port, such as 192.0.2.11:30303.");
  return { host, port: Number(port) };
}

function collectRpcs(text: string, before: readonly NodeUrl[] = []): readonly NodeUrl[] {
  const [, name, url] = /^([A-Z]{2}-[1-9]\d?)=(https?:\/\/\S+)$/.exec(text) ?? [];
  if (name === undefined || url === undefined || !URL.canParse(url))
    throw new InvalidArgumentError("It is a node and an address, such as CN-1=http://127.0.0.1:8545.");
  return [...before, { name, url }];
}

/** Where a node's JSON-RPC is. */
interface NodeUrl {
  readonly name: string;
  readonly url: string;
}

/** Where a node listens to others. */
interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** `concord network …`: the chain's nodes, for those who operate one. What a command does is loaded when it runs. */
export function addNetworkCommands(program: Command, run: Run): void {
  const network = program.command("network").description("the chain's nodes, for those who operate one");
  addInit(network, run);
  addDerive(network, run);
  addCheck(network, run);
  addPermissions(network, run);
}

function addInit(network: Command, run: Run): void {
  network
    .command("init")
    .description("make your own nodes' keys, which stay here, and the public parts that you give to the others")
    .requiredOption("--own <partner>", "the partner whose nodes these are", parsePartner)
    .requiredOption("--host <address:port>", "where one of your nodes listens to others; once for each", collectHosts)
    .option(
      "--account <address>",
      "who of yours sends transactions: the gateway's relay key; several times",
      collectAddresses,
    )
    .option("--partners <codes>", "who begins the network", parsePartners)
    .option("--network <file>", "the network that is joined (network.json), instead of the options of a new one")
    .option("--chain-id <number>", "its chain id", parseCount(1, 4_294_967_295))
    .option("--validators-per-partner <number>", "how many nodes each partner begins with", parseCount(1, 9), 1)
    .option("--block-period <seconds>", "how often there is a block", parseCount(1, 60), 2)
    .option("--request-timeout <seconds>", "after how long a round without a block is given up", parseCount(1, 60), 2)
    .option("--epoch-length <blocks>", "after how many blocks votes are cleared", parseCount(100, 1_000_000), 30_000)
    .option(
      "--gas-limit <gas>",
      "what one block may hold",
      parseCount(30_000_000, Number.MAX_SAFE_INTEGER),
      200_000_000,
    )
    .option("-o, --output <folder>", "where keys and parts are written", ".")
    .addHelpText(
      "after",
      examples(
        "network init --partners CN,HK,MO,MY --chain-id 20848 --own CN --host 192.0.2.11:30303 --account 0x…",
        "network init --network network.json --own SG --host 192.0.2.15:30303 --account 0x…",
      ),
    )
    .action((given: InitOptions, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/init-network.ts")).initNetwork(deps, options, given),
      ),
    );
}

function addDerive(network: Command, run: Run): void {
  network
    .command("derive")
    .description(
      "write genesis, lists, configuration and services from the public parts of all; the same for everybody",
    )
    .argument("[parts...]", "public parts (CN-1.node.json …)")
    .option("--network <file>", "a network that these join, instead of a new one")
    .option("--without <node>", "a node that leaves it; several times", collect)
    .option("--config-folder <folder>", "where the files are to lie on the node's machine", "/etc/besu")
    .option("--data-folder <folder>", "where the node keeps the chain", "/var/lib/besu")
    .option("-o, --output <folder>", "where init was run, and files are written", ".")
    .addHelpText(
      "after",
      examples("network derive *.node.json", "network derive SG-1.node.json --network network.json --without MY-1"),
    )
    .action((parts: string[], given: Omit<DeriveOptions, "parts">, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/derive-network.ts")).deriveNetwork(deps, options, { ...given, parts }),
      ),
    );
}

function addCheck(network: Command, run: Run): void {
  network
    .command("check")
    .description(
      "ask every running node: genesis, validators, peers, lists in force, blocks, finality, clocks; a line each",
    )
    .argument("[file]", "the network", "network.json")
    .requiredOption(
      "--rpc <node=url>",
      "where a node's JSON-RPC is, such as CN-1=http://127.0.0.1:8545; once for each",
      collectRpcs,
    )
    .option(
      "--listen <address:port>",
      "try that no node connects to a stranger: an address of this machine that they reach, and the first of as many ports (0: any)",
      parseHost,
    )
    .option(
      "--no-stranger",
      "do not send the stranger's transaction, which has no value and would be recorded where it is let in",
    )
    .option("--timeout <seconds>", "how long a node may take to answer", parseCount(1, 300), 10)
    .option("--wait <seconds>", "how long is waited for a stranger to get in", parseCount(0, 300), 5)
    .addHelpText(
      "after",
      examples(
        "network check --rpc CN-1=http://127.0.0.1:8545 --rpc HK-1=http://127.0.0.1:18545 --listen 192.0.2.9:30990",
      ),
    )
    .action((file: string, given: CheckOptions, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/check-network.ts")).checkNetwork(deps, options, file, given),
      ),
    );
}

function addPermissions(network: Command, run: Run): void {
  network
    .command("permissions")
    .description("write the lists of your own nodes anew, of who may connect and send, as the registry stands")
    .argument("[file]", "the network", "network.json")
    .requiredOption("--node <url>", "the node to ask", parseGatewayUrl)
    .option("--block <number>", "as of which block; the last unless named", parseCount(0, Number.MAX_SAFE_INTEGER))
    .option(
      "--no-signers",
      "list the accounts of the parts alone, and not everybody who may sign for an active partner",
    )
    .option("-o, --output <folder>", "where init was run", ".")
    .addHelpText(
      "after",
      examples("network permissions --deployment deployment.json --node http://127.0.0.1:8545 --block 120000"),
    )
    .action((file: string, given: PermissionsOptions, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/write-permissions.ts")).writePermissions(deps, options, file, given),
      ),
    );
}
