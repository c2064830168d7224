import { type Problem, problem } from "./problem.ts";

/** What is refused because of what the ledger or this gateway holds, or holds not. */
export const problemsOfRecords = {
  "already-recorded": problem(409, [
    "证据已有记录",
    "證據已有記錄",
    "The evidence is already recorded",
    "A prova já está registada",
  ]),
  "unknown-evidence": problem(404, ["没有该证据", "沒有該證據", "There is no such evidence", "A prova não existe"]),
  "unknown-notice": problem(404, ["没有该通报", "沒有該通報", "There is no such notice", "O aviso não existe"]),
  "unknown-package": problem(404, ["没有该证据包", "沒有該證據包", "There is no such package", "O pacote não existe"]),
  "unknown-object": problem(404, ["没有该对象", "沒有該物件", "There is no such object", "O objeto não existe"]),
  "unknown-submission": problem(404, [
    "没有该提交",
    "沒有該提交",
    "There is no such submission",
    "A submissão não existe",
  ]),
  "unknown-partner": problem(404, ["没有该成员", "沒有該成員", "There is no such partner", "O parceiro não existe"]),
  "unknown-agreement": problem(404, ["没有该协定", "沒有該協定", "There is no such agreement", "O acordo não existe"]),
  "not-recorder": problem(403, [
    "只有记录方可以这样做",
    "只有記錄方可以這樣做",
    "Only the partner that recorded the evidence may do this",
    "Só o parceiro que registou a prova o pode fazer",
  ]),
  "own-evidence": problem(409, [
    "不能对自己的证据作出认可决定",
    "不能對自己的證據作出認可決定",
    "A partner does not decide on its own evidence",
    "Um parceiro não decide sobre a sua própria prova",
  ]),
  "already-decided": problem(
    409,
    ["本成员已作出决定", "本成員已作出決定", "The partner has already decided", "O parceiro já decidiu"],
    [
      "如须更改，请先撤销该决定。",
      "如須更改，請先撤銷該決定。",
      "To change the decision, revoke it first.",
      "Para alterar a decisão, revogue-a primeiro.",
    ],
  ),
  "not-decided": problem(409, [
    "本成员尚未认可，无从撤销",
    "本成員尚未認可，無從撤銷",
    "The partner has no recognition to revoke",
    "O parceiro não tem reconhecimento a revogar",
  ]),
  "already-withdrawn": problem(409, ["已经撤回", "已經撤回", "It is already withdrawn", "Já foi retirado"]),
  "evidence-withdrawn": problem(409, [
    "证据已撤回",
    "證據已撤回",
    "The evidence was withdrawn",
    "A prova foi retirada",
  ]),
  "evidence-superseded": problem(
    409,
    ["证据已被取代", "證據已被取代", "The evidence was superseded", "A prova foi substituída"],
    [
      "请使用取代它的证据。",
      "請使用取代它的證據。",
      "Use the evidence that superseded it.",
      "Use a prova que a substituiu.",
    ],
  ),
  "reason-required": problem(422, [
    "须说明理由",
    "須說明理由",
    "A reason is required",
    "É necessário indicar um motivo",
  ]),
  "unknown-reason": problem(422, [
    "此处没有该理由代码",
    "此處沒有該理由代碼",
    "There is no such reason here",
    "O motivo não existe para este ato",
  ]),
  "not-addressed": problem(403, [
    "该通报不是发给本成员的",
    "該通報並非發給本成員",
    "The notice is not addressed to the partner",
    "O aviso não é dirigido ao parceiro",
  ]),
  "notice-expired": problem(409, ["通报已过有效期", "通報已過有效期", "The notice has expired", "O aviso caducou"]),
  "notice-withdrawn": problem(409, ["通报已撤回", "通報已撤回", "The notice was withdrawn", "O aviso foi retirado"]),
  "notice-updated": problem(
    409,
    ["通报已更新", "通報已更新", "The notice was updated", "O aviso foi atualizado"],
    ["请使用新版本。", "請使用新版本。", "Use the version that replaced it.", "Use a versão que o substituiu."],
  ),
  "already-acknowledged": problem(409, [
    "已经签收",
    "已經確認收悉",
    "It is already acknowledged",
    "A receção já foi confirmada",
  ]),
  "already-published": problem(409, [
    "通报已发布",
    "通報已發布",
    "The notice is already published",
    "O aviso já foi publicado",
  ]),
  "not-publisher": problem(403, [
    "只有发布方可以这样做",
    "只有發布方可以這樣做",
    "Only the partner that published the notice may do this",
    "Só o parceiro que publicou o aviso o pode fazer",
  ]),
  "invalid-validity": problem(422, [
    "有效期无效",
    "有效期無效",
    "The validity is not valid",
    "O prazo de validade não é válido",
  ]),
  "invalid-path": problem(422, [
    "默克尔路径不指向任何记录",
    "默克爾路徑不指向任何記錄",
    "The Merkle path does not lead to a record",
    "O caminho de Merkle não conduz a nenhum registo",
  ]),
  "invalid-size": problem(422, ["大小或数量无效", "大小或數量無效", "The size is not valid", "O tamanho não é válido"]),
  "object-not-here": problem(
    503,
    [
      "此处没有该对象，来源网关无法连接",
      "此處沒有該物件，來源閘道無法連接",
      "The object is not held here and its originator's gateway cannot be reached",
      "O objeto não está aqui e o gateway de origem não está acessível",
    ],
    ["请稍后再试。", "請稍後再試。", "Try again later.", "Tente mais tarde."],
  ),
} as const satisfies Record<string, Problem>;
