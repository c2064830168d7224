import { METRICS_PORT, type NodePlaces, RPC_PORT } from "./besu-files.ts";
import type { PublicNode } from "./terms.ts";

/** A round is given up early when enough others have: hidden in Besu's help, and no member of its configuration file's example. */
const EARLY_ROUND_CHANGE = "--Xqbft-enable-early-round-change";

/** What runs and watches one node, by file name. */
export function serviceFiles(node: PublicNode, places: NodePlaces): Record<string, string> {
  return {
    "besu.service": unit(places),
    "compose.yaml": compose(node, places),
    "log4j2.xml": logging,
    "prometheus.yml": prometheus(node),
    "alert-rules.yaml": alerts,
  };
}

const unit = ({ config, data }: NodePlaces): string => `[Unit]
Description=Besu, the chain's node of a Concord partner
Wants=network-online.target time-sync.target
After=network-online.target time-sync.target
StartLimitIntervalSec=300
StartLimitBurst=10

[Service]
Type=exec
User=besu
Group=besu
Environment=JAVA_OPTS=-Xmx4g
Environment=LOG4J_CONFIGURATION_FILE=${config}/log4j2.xml
# Readable by this unit alone, while it runs; on the disk the key is root's.
LoadCredential=node.key:${config}/key
ExecStart=/opt/besu/bin/besu --config-file=${config}/config.toml --node-private-key-file=\${CREDENTIALS_DIRECTORY}/node.key ${EARLY_ROUND_CHANGE}
Restart=on-failure
RestartSec=5
# It writes down what it has before it ends.
TimeoutStopSec=120
LimitNOFILE=65536
LimitCORE=0
ReadWritePaths=${data}

NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
# Java compiles at run time.
MemoryDenyWriteExecute=no
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
UMask=0077

[Install]
WantedBy=multi-user.target
`;

// Inside the container RPC and metrics are on all its addresses; outside they are published on loopback alone.
const compose = (
  node: PublicNode,
  { config, data }: NodePlaces,
): string => `# In a container instead of besu.service. The key is read by the container's user (1000) and nobody else.
name: besu-${node.name.toLowerCase()}

services:
  besu:
    image: hyperledger/besu:26.3.0
    restart: unless-stopped
    stop_grace_period: 120s
    security_opt: ["no-new-privileges:true"]
    ulimits:
      nofile: 65536
      core: 0
    environment:
      JAVA_OPTS: -Xmx4g
      LOG4J_CONFIGURATION_FILE: ${config}/log4j2.xml
    command:
      - --config-file=${config}/config.toml
      - --node-private-key-file=/run/secrets/node.key
      - --rpc-http-host=0.0.0.0
      - --metrics-host=0.0.0.0
      - ${EARLY_ROUND_CHANGE}
    ports:
      - "${node.host}:${node.port}:${node.port}"
      - "127.0.0.1:${RPC_PORT}:${RPC_PORT}"
      - "127.0.0.1:${METRICS_PORT}:${METRICS_PORT}"
    volumes:
      - data:${data}
      - ./config.toml:${config}/config.toml:ro
      - ./genesis.json:${config}/genesis.json:ro
      - ./static-nodes.json:${config}/static-nodes.json:ro
      - ./permissions_config.toml:${config}/permissions_config.toml:ro
      - ./log4j2.xml:${config}/log4j2.xml:ro
    secrets: [node.key]

volumes:
  data: {}

secrets:
  node.key: { file: ./key }
`;

const logging = `<?xml version="1.0" encoding="UTF-8"?>
<!-- To standard output, where journald or the container's engine keeps it. No line has a transaction's content. -->
<Configuration level="WARN">
  <Appenders>
    <Console name="Console" target="SYSTEM_OUT">
      <PatternLayout pattern="%d{yyyy-MM-dd'T'HH:mm:ss.SSSX}{UTC} %-5level %c{1} %msg%n%throwable{short.message}" />
    </Console>
  </Appenders>
  <Loggers>
    <!-- A line for each transaction that is refused or dropped. -->
    <Logger name="org.hyperledger.besu.ethereum.eth.transactions" level="WARN" />
    <Root level="INFO">
      <AppenderRef ref="Console" />
    </Root>
  </Loggers>
</Configuration>
`;

const prometheus = (node: PublicNode): string => `scrape_configs:
  - job_name: besu
    static_configs:
      - targets: ["127.0.0.1:${METRICS_PORT}"]
        labels: { node: ${node.name} }
rule_files: [alert-rules.yaml]
`;

// The metrics' names are those of Besu's sources: DefaultBlockchain, EthPeers, the two permissioning controllers.
const alerts = `groups:
  - name: besu
    rules:
      - alert: BesuDown
        expr: up{job="besu"} == 0
        for: 1m
        annotations: { summary: "The node does not answer; whether the chain goes on depends on the others." }
      - alert: BesuNoBlocks
        expr: changes(ethereum_blockchain_height{job="besu"}[2m]) == 0
        for: 1m
        annotations: { summary: "No block for three minutes: too few validators, or this node is cut off." }
      - alert: BesuPeersMissing
        expr: ethereum_peer_count{job="besu"} < scalar(max(max_over_time(ethereum_peer_count{job="besu"}[7d])))
        for: 10m
        annotations: { summary: "A node that was connected is not." }
      - alert: BesuStrangersRefused
        expr: increase(permissioning_account_local_check_count_unpermitted{job="besu"}[1h]) > 0
        annotations: { summary: "An account that is not listed sent a transaction: network check, or somebody who should not." }
`;
