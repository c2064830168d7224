import { type Problem, problem } from "./problem.ts";

/** What stands against a deployment of the contracts, when it is made and when it is used. */
export const problemsOfDeployment = {
  "founding-malformed": problem(
    0,
    [
      "联盟文件不符合格式",
      "聯盟檔案不符合格式",
      "The file of the consortium does not have the form of one",
      "O ficheiro do consórcio não tem a forma devida",
    ],
    [
      "请改正所列各处后再试。",
      "請改正所列各處後再試。",
      "Correct what is listed and try again.",
      "Corrija o que está indicado e tente de novo.",
    ],
  ),
  "deployment-malformed": problem(
    0,
    [
      "部署记录不符合格式",
      "部署記錄不符合格式",
      "The record of the deployment does not have the form of one",
      "O registo da implantação não tem a forma devida",
    ],
    [
      "请从可信的来源重新取得部署记录。",
      "請從可信的來源重新取得部署記錄。",
      "Get it again, from where you trust it.",
      "Obtenha-o de novo, de uma fonte de confiança.",
    ],
  ),
  "deployment-occupied": problem(
    0,
    [
      "合约地址上已有其他代码",
      "合約地址上已有其他代碼",
      "Other code is where a contract is to be",
      "Já existe outro código no endereço de um contrato",
    ],
    [
      "请核对联盟文件、本版本与链；若都无误，请用新的密钥部署。",
      "請核對聯盟檔案、本版本與鏈；若都無誤，請用新的密鑰部署。",
      "Check the consortium's file, this release and the chain; if they are right, deploy with a new key.",
      "Verifique o ficheiro do consórcio, esta versão e a cadeia; se estiverem certos, implante com uma chave nova.",
    ],
  ),
  "deployer-used": problem(
    0,
    [
      "部署密钥已发送过其他交易",
      "部署密鑰已發送過其他交易",
      "The deploying key has sent other transactions",
      "A chave de implantação já enviou outras transações",
    ],
    [
      "请用只为此次部署生成的密钥。",
      "請用只為此次部署產生的密鑰。",
      "Take a key that was made for this deployment alone.",
      "Use uma chave criada só para esta implantação.",
    ],
  ),
  "deployment-failed": problem(
    0,
    [
      "创建合约的交易失败",
      "建立合約的交易失敗",
      "A transaction that makes a contract failed",
      "Uma transação que cria um contrato falhou",
    ],
    [
      "请查明原因，再用新的密钥部署。",
      "請查明原因，再用新的密鑰部署。",
      "Find out why, then deploy with a new key.",
      "Apure a causa e implante depois com uma chave nova.",
    ],
  ),
  "deployment-unsettled": problem(
    0,
    [
      "创建合约的交易尚未入块",
      "建立合約的交易尚未入塊",
      "A transaction that makes a contract is in no block yet",
      "Uma transação que cria um contrato ainda não está num bloco",
    ],
    [
      "请确认网络在出块并准许部署账户，然后再次运行同一命令。",
      "請確認網路在出塊並准許部署帳戶，然後再次執行同一指令。",
      "Check that the network makes blocks and permits the deploying account, then run the same command again.",
      "Verifique se a rede produz blocos e permite a conta de implantação, e execute de novo o mesmo comando.",
    ],
  ),
  "compiler-absent": problem(
    0,
    [
      "没有可用的编译器或源代码",
      "沒有可用的編譯器或原始碼",
      "There is no compiler, or not the sources, to compile with",
      "Não há compilador, ou faltam as fontes, para compilar",
    ],
    [
      "请在装有开发依赖的同一版本检出中运行。",
      "請在裝有開發依賴的同一版本檢出中執行。",
      "Run it in a checkout of that release with its development dependencies.",
      "Execute numa cópia dessa versão com as dependências de desenvolvimento.",
    ],
  ),
  "code-differs": problem(
    503,
    [
      "链上合约代码不是部署记录所载的代码",
      "鏈上合約代碼不是部署記錄所載的代碼",
      "A contract's code on the chain is not the deployment's",
      "O código de um contrato na cadeia não é o da implantação",
    ],
    [
      "在查明之前不要使用该节点：请核对部署记录与节点。",
      "在查明之前不要使用該節點：請核對部署記錄與節點。",
      "Do not use that node until it is explained: check the deployment's record and the node.",
      "Não use esse nó até ser explicado: verifique o registo da implantação e o nó.",
    ],
  ),
} as const satisfies Record<string, Problem>;
