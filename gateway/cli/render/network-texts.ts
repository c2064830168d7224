import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What is said of a network's nodes. */
export const networkTexts = {
  initialised: labels(
    "{name}：验证者 {validator}\n  私钥（留在本机）：{key}\n  公开部分（交给其他成员）：{part}",
    "{name}：驗證者 {validator}\n  私鑰（留在本機）：{key}\n  公開部分（交給其他成員）：{part}",
    "{name}: validator {validator}\n  key, which stays here: {key}\n  public part, for the others: {part}",
    "{name}: validador {validator}\n  chave, que fica aqui: {key}\n  parte pública, para os outros: {part}",
  ),
  tooFew: labels(
    "仅有 {validators} 个验证者：须至少四个，方能在一个停机时继续运行",
    "僅有 {validators} 個驗證者：須至少四個，方能在一個停機時繼續運行",
    "only {validators} validators: it takes four for the chain to go on while one is down",
    "apenas {validators} validadores: são precisos quatro para a cadeia continuar com um parado",
  ),
  noAccounts: labels(
    "未指定 --account：本成员将没有账户可发送交易",
    "未指定 --account：本成員將沒有帳戶可發送交易",
    "no --account: nobody of this partner may send transactions",
    "sem --account: ninguém deste parceiro poderá enviar transações",
  ),
  derived: labels(
    "网络 {chainId}：{names}\n创世区块 {hash}\nnetwork.json 的 SHA-256，请与其他运行人员口头核对：\n  {digest}\n已写入 {folder}",
    "網路 {chainId}：{names}\n創世區塊 {hash}\nnetwork.json 的 SHA-256，請與其他營運人員口頭核對：\n  {digest}\n已寫入 {folder}",
    "network {chainId}: {names}\ngenesis block {hash}\nSHA-256 of network.json, to be compared by voice with the other operators:\n  {digest}\nwritten into {folder}",
    "rede {chainId}: {names}\nbloco de génese {hash}\nSHA-256 de network.json, a comparar de viva voz com os outros operadores:\n  {digest}\nescrito em {folder}",
  ),
  own: labels(
    "本机的节点：{names}",
    "本機的節點：{names}",
    "nodes of this machine: {names}",
    "nós desta máquina: {names}",
  ),
  noOwn: labels(
    "此处没有任何节点的私钥，仅写入 network.json",
    "此處沒有任何節點的私鑰，僅寫入 network.json",
    "no node's key lies here, so that only network.json was written",
    "não há aqui a chave de nenhum nó; só foi escrito network.json",
  ),
  permissions: labels(
    "截至区块 {block}（{blockHash}）：节点 {nodes} 个，账户 {accounts} 个；已写入：{own}\n名单的 SHA-256，请与其他运行人员核对：\n  {digest}",
    "截至區塊 {block}（{blockHash}）：節點 {nodes} 個，帳戶 {accounts} 個；已寫入：{own}\n名單的 SHA-256，請與其他營運人員核對：\n  {digest}",
    "as of block {block} ({blockHash}): {nodes} nodes, {accounts} accounts; written for: {own}\nSHA-256 of the lists, to be compared with the other operators:\n  {digest}",
    "à data do bloco {block} ({blockHash}): {nodes} nós, {accounts} contas; escrito para: {own}\nSHA-256 das listas, a comparar com os outros operadores:\n  {digest}",
  ),
  withoutAccounts: labels(
    "非正式成员，其账户未列入：{partners}",
    "非正式成員，其帳戶未列入：{partners}",
    "not active, so that their accounts are left out: {partners}",
    "não ativos, pelo que as suas contas ficam de fora: {partners}",
  ),
  nodesLeftOut: labels(
    "已退出的成员，其节点未列入（请先投票移除其验证者）：{nodes}",
    "已退出的成員，其節點未列入（請先投票移除其驗證者）：{nodes}",
    "withdrawn, so that their nodes are left out (vote their validators out first): {nodes}",
    "retirados, pelo que os seus nós ficam de fora (vote primeiro a saída dos seus validadores): {nodes}",
  ),
} as const satisfies Record<string, Labels>;
