import { type Problem, problem } from "./problem.ts";

/** Why somebody is not let in, or not to this. */
export const problemsOfIdentity = {
  "sign-in-required": problem(
    401,
    ["须先登录", "須先登入", "Signing in is required", "É necessário iniciar sessão"],
    [
      "请先登录（命令行：concord login）。不登录也可核验，但须同时提交文件的摘要及其通往账本记录的路径。",
      "請先登入（命令列：concord login）。不登入也可核驗，但須同時提交檔案的摘要及其通往帳本記錄的路徑。",
      "Sign in (on the command line: concord login). Without signing in, a file is verified only with the path from its digests to the ledger's record.",
      "Inicie sessão (na linha de comandos: concord login). Sem sessão, um ficheiro só é verificado com o caminho dos seus resumos até ao registo.",
    ],
  ),
  "token-invalid": problem(
    401,
    [
      "访问令牌在此无效或已失效",
      "存取權杖在此無效或已失效",
      "The access token does not hold here, or no longer",
      "O token de acesso não é válido aqui ou já não o é",
    ],
    ["请重新登录。", "請重新登入。", "Sign in again.", "Inicie sessão de novo."],
  ),
  "signature-invalid": problem(
    401,
    [
      "请求的签名不成立",
      "請求的簽署不成立",
      "The request's signature does not hold",
      "A assinatura do pedido não é válida",
    ],
    [
      "请以登记的密钥、正确的时钟和新的随机数重新签名。",
      "請以登記的金鑰、正確的時鐘和新的隨機數重新簽署。",
      "Sign again with the registered key, a right clock and a new nonce.",
      "Assine de novo com a chave registada, um relógio certo e um novo nonce.",
    ],
  ),
  "role-required": problem(
    403,
    [
      "您的角色不得进行此操作",
      "您的角色不得進行此操作",
      "Your role does not allow this",
      "A sua função não permite esta operação",
    ],
    [
      "请由具备所需角色的人办理，或请所属机构授予该角色。",
      "請由具備所需角色的人辦理，或請所屬機構授予該角色。",
      "Have it done by somebody with one of the roles named, or ask your administration for it.",
      "Peça a quem tenha uma das funções indicadas, ou solicite-a à sua administração.",
    ],
  ),
  "wrong-partner": problem(
    403,
    [
      "您以另一成员的身份登录",
      "您以另一成員的身分登入",
      "You are signed in for another partner",
      "Iniciou sessão por outro parceiro",
    ],
    [
      "请使用您所属成员的网关。",
      "請使用您所屬成員的閘道。",
      "Use your own partner's gateway.",
      "Use o gateway do seu parceiro.",
    ],
  ),
  "too-many-look-ups": problem(
    429,
    [
      "查询过于频繁",
      "查詢過於頻繁",
      "More is looked up than is answered in a minute",
      "Consulta-se mais do que se responde por minuto",
    ],
    [
      "请按 Retry-After 所示时间等候后再试。",
      "請按 Retry-After 所示時間等候後再試。",
      "Wait as long as Retry-After says, and ask again.",
      "Espere o tempo indicado em Retry-After e tente de novo.",
    ],
  ),
  "inclusion-invalid": problem(
    422,
    [
      "所附路径并非由文件摘要通往该根",
      "所附路徑並非由檔案摘要通往該根",
      "The path does not lead from the file's digests to that root",
      "O caminho não conduz dos resumos do ficheiro a essa raiz",
    ],
    [
      "请确认文件与路径属于同一证物。",
      "請確認檔案與路徑屬於同一證物。",
      "Check that file and path are of the same exhibit.",
      "Verifique se o ficheiro e o caminho são do mesmo documento.",
    ],
  ),
  "issuer-unreachable": problem(
    503,
    [
      "登录服务暂时不可用",
      "登入服務暫時無法使用",
      "The sign-in service does not answer for now",
      "O serviço de autenticação não responde de momento",
    ],
    [
      "请稍后再试；如持续如此，请通知本网关的运行人员。",
      "請稍後再試；如持續如此，請通知本閘道的營運人員。",
      "Try again later. If it stays so, tell this gateway's operator.",
      "Tente mais tarde. Se persistir, avise o operador deste gateway.",
    ],
  ),
} as const satisfies Record<string, Problem>;
