import { type Problem, problem } from "./problem.ts";

/** What can go wrong only at a command line, beside the problems of the domain. */
export const failures = {
  "gateway-answer-malformed": problem(0, [
    "网关的应答不符合规定格式",
    "閘道的回應不符合規定格式",
    "The gateway's answer does not have the required form",
    "A resposta do gateway não tem a forma exigida",
  ]),
  "gateway-answer-untrue": problem(
    0,
    [
      "网关的应答与本机计算结果不符，未签名",
      "閘道的回應與本機計算結果不符，未簽署",
      "The gateway's answer is not what this machine computes; nothing was signed on it",
      "A resposta do gateway não corresponde ao que esta máquina calcula; nada foi assinado com base nela",
    ],
    [
      "请通知本网关的运行人员。",
      "請通知本閘道的營運人員。",
      "Tell this gateway's operator.",
      "Avise o operador deste gateway.",
    ],
  ),
  "gateway-refused": problem(0, ["网关拒绝", "閘道拒絕", "The gateway refused", "O gateway recusou"]),
  "index-unavailable": problem(0, [
    "无法打开网关的索引",
    "無法開啟閘道的索引",
    "The gateway's index cannot be opened",
    "Não é possível abrir o índice do gateway",
  ]),
  "backup-failed": problem(0, [
    "备份未完成",
    "備份未完成",
    "The backup was not made",
    "A cópia de segurança não foi feita",
  ]),
  "backup-unsound": problem(
    0,
    ["备份不完整或已损坏", "備份不完整或已損壞", "The backup is not whole", "A cópia de segurança não está íntegra"],
    ["请改用另一份备份。", "請改用另一份備份。", "Take another one.", "Use outra cópia."],
  ),
  "restore-refused": problem(0, [
    "未恢复备份",
    "未還原備份",
    "The backup was not restored",
    "A cópia de segurança não foi restaurada",
  ]),
  "file-unreadable": problem(0, [
    "文件无法读取",
    "檔案無法讀取",
    "The file cannot be read",
    "Não foi possível ler o ficheiro",
  ]),
  "file-changed": problem(
    0,
    [
      "文件在读取期间被改动",
      "檔案在讀取期間被改動",
      "The file changed while it was read",
      "O ficheiro mudou durante a leitura",
    ],
    [
      "请待文件不再变动后重试。",
      "請待檔案不再變動後重試。",
      "Try again when nothing writes to it.",
      "Tente de novo quando nada o alterar.",
    ],
  ),
  "file-exposed": problem(
    0,
    [
      "私钥文件可被他人读取",
      "私鑰檔案可被他人讀取",
      "The file of a private key is open to others",
      "O ficheiro de uma chave privada está acessível a outros",
    ],
    [
      "请执行 chmod 600；若他人可能已读取，请更换密钥。",
      "請執行 chmod 600；若他人可能已讀取，請更換密鑰。",
      "chmod 600 it; if somebody may have read it, make another key.",
      "Execute chmod 600; se alguém a pôde ler, crie outra chave.",
    ],
  ),
  "file-exists": problem(0, ["文件已存在", "檔案已存在", "The file exists already", "O ficheiro já existe"]),
  "file-unwritable": problem(0, [
    "文件无法写入",
    "檔案無法寫入",
    "The file cannot be written",
    "Não foi possível escrever o ficheiro",
  ]),
  "exhibit-differs": problem(
    0,
    [
      "文件不是收据所证明的证物",
      "檔案不是收據所證明的證物",
      "The file is not the exhibit that the receipt proves",
      "O ficheiro não é o elemento que o recibo prova",
    ],
    [
      "请取得原件，或用 --exhibit 排除此证物。",
      "請取得原件，或用 --exhibit 排除此證物。",
      "Get the original, or leave this exhibit out with --exhibit.",
      "Obtenha o original, ou exclua este elemento com --exhibit.",
    ],
  ),
  "bundle-too-large": problem(
    0,
    [
      "文件包超过 ZIP 的上限（4 GiB、65,534 个文件）",
      "檔案包超過 ZIP 的上限（4 GiB、65,534 個檔案）",
      "The bundle would be more than a ZIP archive holds: 4 GiB, 65,534 files",
      "O conjunto excederia o que um ficheiro ZIP comporta: 4 GiB, 65 534 ficheiros",
    ],
    [
      "请用 --exhibit 选择证物，或分成几个文件包。",
      "請用 --exhibit 選擇證物，或分成幾個檔案包。",
      "Choose exhibits with --exhibit, or make several bundles.",
      "Escolha elementos com --exhibit, ou faça vários conjuntos.",
    ],
  ),
  "verdicts-differ-now": problem(
    0,
    [
      "按本机时钟核验的结果与封面页将载的不同",
      "按本機時鐘核驗的結果與封面頁將載的不同",
      "By this machine's clock the verdicts are not those that the cover sheet would say",
      "Pelo relógio desta máquina as conclusões não são as que a folha de rosto diria",
    ],
    [
      "请核对时钟；若锚点已过期，请取得新的锚点和收据。",
      "請核對時鐘；若錨點已過期，請取得新的錨點和收據。",
      "Check the clock; where the anchor has expired, get a newer anchor and receipt.",
      "Verifique o relógio; se a âncora expirou, obtenha uma âncora e um recibo mais recentes.",
    ],
  ),
  "passphrase-unfit": problem(
    0,
    ["口令不可用", "密碼不可用", "The passphrase will not do", "A palavra-passe não serve"],
    ["请重新输入。", "請重新輸入。", "Try again with another.", "Tente de novo com outra."],
  ),
  "other-partner": problem(
    0,
    [
      "案件属于另一成员",
      "案件屬於另一成員",
      "This is the gateway of another partner",
      "Este gateway é de outro parceiro",
    ],
    [
      "请用 --gateway 指明本成员的网关。",
      "請用 --gateway 指明本成員的閘道。",
      "Name your own partner's gateway with --gateway.",
      "Indique com --gateway o gateway do seu parceiro.",
    ],
  ),
  "office-required": problem(
    0,
    ["须指明关区", "須指明關區", "The office must be named", "É necessário indicar a estância"],
    ["请用 --office 指明。", "請用 --office 指明。", "Name it with --office.", "Indique-a com --office."],
  ),
  "not-recorded": problem(
    0,
    [
      "通报所依据的证据尚未记录",
      "通報所依據的證據尚未記錄",
      "Evidence that the notice rests on is not recorded",
      "A prova em que o aviso se funda não está registada",
    ],
    ["请先提交案件。", "請先提交案件。", "File the case first.", "Apresente primeiro o processo."],
  ),
  "not-confirmed": problem(0, [
    "未确认，未签名",
    "未確認，未簽署",
    "Not confirmed, so not signed",
    "Não confirmado nem assinado",
  ]),
  "not-settled": problem(
    0,
    [
      "请求已受理，结果未知",
      "請求已受理，結果未知",
      "The request was accepted and its outcome is not known yet",
      "O pedido foi aceite e o resultado ainda não é conhecido",
    ],
    [
      "请稍后再次运行同一命令：已记录的不会重复。",
      "請稍後再次執行同一指令：已記錄的不會重複。",
      "Run the same command again later: nothing is recorded twice.",
      "Execute o mesmo comando mais tarde: nada é registado duas vezes.",
    ],
  ),
  usage: problem(0, ["用法有误", "用法有誤", "The command is not used as it should be", "O comando não foi bem usado"]),
} as const satisfies Record<string, Problem>;

export type FailureCode = keyof typeof failures;
