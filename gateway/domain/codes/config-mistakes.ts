import { type Labels, labels } from "./code-list.ts";

type Texts = Parameters<typeof labels>;

/** One kind of mistake in a gateway's configuration: what is wrong, and what to do. `{name}` stands for a value. */
type MistakeKind = Readonly<Record<"what" | "remedy", Labels>>;

const kind = (what: Texts, remedy: Texts): MistakeKind => ({ what: labels(...what), remedy: labels(...remedy) });

/** What can be wrong with a gateway's configuration. What would be right is said in signs that need no translation. */
export const configMistakes = {
  "not-set": kind(
    ["未设置。", "未設定。", "is not set.", "não está definida."],
    [
      "请指明网关的配置文件（JSON）。",
      "請指明閘道的設定檔（JSON）。",
      "Have it name the gateway's configuration file (JSON).",
      "Indique nela o ficheiro de configuração do gateway (JSON).",
    ],
  ),
  "no-credentials": kind(
    [
      "未设置，而配置用到它。",
      "未設定，而設定用到它。",
      "is not set, and the configuration uses it.",
      "não está definida, e a configuração usa-a.",
    ],
    [
      "请使其指向存放密钥与口令的文件夹。",
      "請使其指向存放金鑰與密語的資料夾。",
      "Have it name the folder in which the secrets are.",
      "Indique nela a pasta onde estão os segredos.",
    ],
  ),
  "unreadable-file": kind(
    [
      "文件 {file} 无法读取（{reason}）。",
      "檔案 {file} 無法讀取（{reason}）。",
      "the file {file} cannot be read ({reason}).",
      "o ficheiro {file} não pode ser lido ({reason}).",
    ],
    [
      "请写明网关用户可读的文件路径。",
      "請寫明閘道使用者可讀的檔案路徑。",
      "Name a file that the gateway's user may read.",
      "Indique um ficheiro que o utilizador do gateway possa ler.",
    ],
  ),
  "not-json": kind(
    ["不是 JSON{place}。", "不是 JSON{place}。", "is not JSON{place}.", "não é JSON{place}."],
    ["请在该处更正。", "請在該處更正。", "Correct it there.", "Corrija nesse ponto."],
  ),
  "unknown-key": kind(
    ["没有这个键。", "沒有這個鍵。", "is no key of the configuration.", "não é uma chave da configuração."],
    [
      "请删去，或改为：{expected}。",
      "請刪去，或改為：{expected}。",
      "Leave it out, or write: {expected}.",
      "Retire-a, ou escreva: {expected}.",
    ],
  ),
  missing: kind(
    ["缺少。", "缺少。", "is missing.", "falta."],
    ["请补上：{expected}。", "請補上：{expected}。", "Add it: {expected}.", "Acrescente: {expected}."],
  ),
  "wrong-kind": kind(
    ["类型不对。", "類型不對。", "is of the wrong kind.", "é do tipo errado."],
    ["请写：{expected}。", "請寫：{expected}。", "Write: {expected}.", "Escreva: {expected}."],
  ),
  "wrong-value": kind(
    ["值不合规定。", "值不合規定。", "has a value that it cannot have.", "tem um valor que não pode ter."],
    ["请写：{expected}。", "請寫：{expected}。", "Write: {expected}.", "Escreva: {expected}."],
  ),
  "wrong-content": kind(
    [
      "文件 {file} 的内容不对。",
      "檔案 {file} 的內容不對。",
      "the file {file} does not hold what it should.",
      "o ficheiro {file} não contém o que devia.",
    ],
    ["其内容须为：{expected}。", "其內容須為：{expected}。", "It is to hold: {expected}.", "Deve conter: {expected}."],
  ),
  "key-does-not-open": kind(
    [
      "密钥打不开（{reason}）。",
      "金鑰打不開（{reason}）。",
      "the key does not open ({reason}).",
      "a chave não abre ({reason}).",
    ],
    [
      "请核对密钥库与口令文件是否相配。",
      "請核對金鑰庫與密語檔是否相配。",
      "See that keystore and passphrase file belong together.",
      "Verifique se o repositório de chaves e o ficheiro da frase-passe se correspondem.",
    ],
  ),
  "not-in-directory": kind(
    [
      "不在 directory.partners 之中。",
      "不在 directory.partners 之中。",
      "is not among directory.partners.",
      "não consta de directory.partners.",
    ],
    [
      "请在其中加入，或更正代码。",
      "請在其中加入，或更正代碼。",
      "Add the partner there, or correct the code.",
      "Acrescente o parceiro, ou corrija o código.",
    ],
  ),
  doubled: kind(
    ["出现两次。", "出現兩次。", "stands twice.", "aparece duas vezes."],
    ["请只保留一个。", "請只保留一個。", "Keep one.", "Conserve um só."],
  ),
  excluded: kind(
    [
      "与 {other} 不能并存。",
      "與 {other} 不能並存。",
      "cannot stand beside {other}.",
      "não pode coexistir com {other}.",
    ],
    ["请只保留其一。", "請只保留其一。", "Keep one of the two.", "Conserve apenas um dos dois."],
  ),
  "same-port": kind(
    ["与 {other} 相同。", "與 {other} 相同。", "is the same as {other}.", "é igual a {other}."],
    ["请各用一个端口。", "請各用一個連接埠。", "Give each a port of its own.", "Dê uma porta própria a cada um."],
  ),
  "other-chain": kind(
    [
      "不是 {node} 所在的链或部署。",
      "不是 {node} 所在的鏈或部署。",
      "is not what {node} has: that is of another chain or deployment.",
      "não é o que {node} tem: esse é de outra cadeia ou implantação.",
    ],
    [
      "请核对部署记录与节点。",
      "請核對部署記錄與節點。",
      "Check the deployment's record and the node.",
      "Verifique o registo da implantação e o nó.",
    ],
  ),
  "other-code": kind(
    [
      "与 {node} 上该合约的代码不符。",
      "與 {node} 上該合約的代碼不符。",
      "is not the hash of the code that {node} has for this contract.",
      "não é o hash do código que {node} tem para este contrato.",
    ],
    [
      "请用 concord deploy verify 核对部署记录与节点。",
      "請用 concord deploy verify 核對部署記錄與節點。",
      "Check the deployment's record and the node with concord deploy verify.",
      "Verifique o registo da implantação e o nó com concord deploy verify.",
    ],
  ),
  "unusable-folder": kind(
    [
      "文件夹 {file} 无法建立或写入（{reason}）。",
      "資料夾 {file} 無法建立或寫入（{reason}）。",
      "the folder {file} cannot be made or written ({reason}).",
      "a pasta {file} não pode ser criada ou escrita ({reason}).",
    ],
    [
      "请将其归网关用户所有。",
      "請將其歸閘道使用者所有。",
      "Make it the gateway's user's own.",
      "Torne-a propriedade do utilizador do gateway.",
    ],
  ),
} as const satisfies Record<string, MistakeKind>;

export type ConfigMistakeCode = keyof typeof configMistakes;
