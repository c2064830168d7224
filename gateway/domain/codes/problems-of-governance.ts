import { type Problem, problem } from "./problem.ts";

/** What is refused of the partners' decisions together, of their agreements and of their signers. */
export const problemsOfGovernance = {
  "unknown-proposal": problem(404, ["没有该提案", "沒有該提案", "There is no such proposal", "A proposta não existe"]),
  "already-voted": problem(409, [
    "本成员已就该提案投票",
    "本成員已就該提案投票",
    "The partner has already voted on the proposal",
    "O parceiro já votou a proposta",
  ]),
  "not-active-at-snapshot": problem(403, [
    "本成员在表决基准时不是正式成员",
    "本成員在表決基準時並非正式成員",
    "The partner was not active at the vote's snapshot",
    "O parceiro não estava ativo no momento de referência da votação",
  ]),
  "not-a-decision": problem(422, [
    "该调用不属于联盟可以决定的事项",
    "該調用不屬於聯盟可以決定的事項",
    "The call is nothing that the consortium decides on",
    "A chamada não é matéria que o consórcio decida",
  ]),
  "not-proposer": problem(403, [
    "只有提案成员可在表决开始前撤销提案",
    "只有提案成員可在表決開始前撤銷提案",
    "Only the proposing partner takes a proposal back, until voting begins",
    "Só o parceiro proponente retira a proposta, até começar a votação",
  ]),
  "proposal-state": problem(409, [
    "提案的状态不允许此操作",
    "提案的狀態不容許此操作",
    "The proposal's state does not allow this",
    "O estado da proposta não o permite",
  ]),
  "decision-waits": problem(
    409,
    [
      "该决定仍在等待期内",
      "該決定仍在等待期內",
      "The decision still waits in the timelock",
      "A decisão ainda aguarda o prazo",
    ],
    [
      "请于等待期满后执行。",
      "請於等待期滿後執行。",
      "Carry it out when its time has come.",
      "Execute-a findo o prazo.",
    ],
  ),
  "decision-overtaken": problem(409, [
    "该决定已因情况变化而无法执行",
    "該決定已因情況變化而無法執行",
    "The decision no longer fits how things stand",
    "A decisão já não corresponde à situação",
  ]),
  "agreement-not-in-operation": problem(409, [
    "协定该版本未曾批准或已终止",
    "協定該版本未曾批准或已終止",
    "The agreement version was never ratified, or has ended",
    "A versão do acordo nunca foi ratificada ou terminou",
  ]),
  "already-suspended": problem(409, [
    "本成员已中止参与该协定",
    "本成員已暫停參與該協定",
    "The partner has already suspended its part in the agreement",
    "O parceiro já suspendeu a sua participação no acordo",
  ]),
  "already-ended": problem(409, [
    "本成员已同意终止该协定",
    "本成員已同意終止該協定",
    "The partner has already consented to the agreement's end",
    "O parceiro já consentiu na cessação do acordo",
  ]),
  "not-suspended": problem(409, [
    "本成员并未中止参与该协定",
    "本成員並未暫停參與該協定",
    "The partner takes part in the agreement",
    "O parceiro participa no acordo",
  ]),
  "not-ratifiable": problem(409, [
    "该协定版本不待本成员批准",
    "該協定版本不待本成員批准",
    "The agreement version is not open for the partner's ratification",
    "A versão do acordo não está aberta à ratificação do parceiro",
  ]),
  "invalid-version": problem(409, [
    "不是该协定的下一版本",
    "並非該協定的下一版本",
    "It is not the agreement's next version",
    "Não é a versão seguinte do acordo",
  ]),
  "invalid-parties": problem(422, [
    "缔约方无效",
    "締約方無效",
    "The parties are not valid",
    "As partes não são válidas",
  ]),
  "invalid-scope": problem(422, ["适用范围无效", "適用範圍無效", "The scope is not valid", "O âmbito não é válido"]),
  "signer-taken": problem(
    409,
    [
      "该地址已有过授权",
      "該地址已有過授權",
      "The address has had an authorisation already",
      "O endereço já teve uma autorização",
    ],
    ["请使用新的密钥。", "請使用新的密鑰。", "Use a new key.", "Use uma chave nova."],
  ),
  "invalid-window": problem(422, [
    "授权的权限或期限无效",
    "授權的權限或期限無效",
    "The authorisation's roles or times are not valid",
    "As funções ou o prazo da autorização não são válidos",
  ]),
  "foreign-signer": problem(403, [
    "该签名地址不属于本成员",
    "該簽署地址不屬於本成員",
    "The signer is not the partner's own",
    "O signatário não é do próprio parceiro",
  ]),
} as const satisfies Record<string, Problem>;
