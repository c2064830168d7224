import { named } from "./code-list.ts";

const distrust = [
  "请勿依据此收据行事。请另索取新的收据；如仍如此，请向锚点的发布者查询。",
  "請勿依據此收據行事。請另索取新的收據；如仍如此，請向錨點的發布者查詢。",
  "Do not rely on this receipt. Ask for a new one; if it stays so, ask whoever publishes the anchor.",
  "Não se baseie neste recibo. Peça outro; se persistir, consulte quem publica a âncora.",
] as const;

const newerAnchor = [
  "请取得会签的检查点，或从可信的来源取得较新的锚点并索取较新的收据，再次核验。",
  "請取得會簽的檢查點，或從可信的來源取得較新的錨點並索取較新的收據，再次核驗。",
  "Get a countersigned checkpoint, or a newer anchor from where you trust it and a newer receipt, and verify with these.",
  "Obtenha um ponto de controlo contra-assinado, ou uma âncora mais recente de uma fonte de confiança e um recibo mais recente, e verifique com eles.",
] as const;

/** What the reader can do about a finding that only the verification of a receipt makes. */
export const adviceOfReceipts = [
  named(
    "not-disclosed",
    "请核对文件与收据是否属于同一证据；如属同一证据，请索取披露此证物的收据。",
    "請核對檔案與收據是否屬於同一證據；如屬同一證據，請索取披露此證物的收據。",
    "Check that file and receipt belong together; if they do, ask for a receipt that discloses this exhibit.",
    "Verifique se o ficheiro e o recibo se correspondem; se sim, peça um recibo que divulgue este documento.",
  ),
  named(
    "no-anchor",
    "请从出示收据者以外的可信来源取得该账本的锚点，再次核验。",
    "請從出示收據者以外的可信來源取得該帳本的錨點，再次核驗。",
    "Get the ledger's anchor from somebody whom you trust, other than the one who shows the receipt, and verify with it.",
    "Obtenha a âncora do registo de alguém em quem confie, que não quem apresenta o recibo, e verifique com ela.",
  ),
  named(
    "anchor-not-yet-valid",
    "请检查本机的日期；如日期正确，请使用现在有效的锚点。",
    "請檢查本機的日期；如日期正確，請使用現在有效的錨點。",
    "Check this machine's date; if it is right, use an anchor that is valid now.",
    "Verifique a data deste computador; se estiver certa, use uma âncora válida agora.",
  ),
  named("anchor-expired", ...newerAnchor),
  named(
    "before-anchor",
    "请索取较新的收据，或使用不晚于该区块的锚点。",
    "請索取較新的收據，或使用不晚於該區塊的錨點。",
    "Ask for a newer receipt, or use an anchor that is not later than the receipt's block.",
    "Peça um recibo mais recente, ou use uma âncora que não seja posterior ao bloco do recibo.",
  ),
  named("overlap-exceeded", ...newerAnchor),
  named(
    "checkpoint-not-yet-valid",
    "请检查本机的日期；如日期正确，请使用现在有效的检查点。",
    "請檢查本機的日期；如日期正確，請使用現在有效的檢查點。",
    "Check this machine's date; if it is right, use a checkpoint that is valid now.",
    "Verifique a data deste computador; se estiver certa, use um ponto de controlo válido agora.",
  ),
  named("checkpoint-expired", ...newerAnchor),
  named("checkpoint-off-chain", ...distrust),
  named(
    "receipt-old",
    "如须知道现状，请索取新的收据。",
    "如須知道現況，請索取新的收據。",
    "Ask for a new receipt where the present state matters.",
    "Peça um novo recibo se o estado atual for importante.",
  ),
  named(
    "block-ahead",
    "请检查本机的日期与时间。",
    "請檢查本機的日期與時間。",
    "Check this machine's date and time.",
    "Verifique a data e a hora deste computador.",
  ),
  named(
    "partner-unnamed",
    "请说明要问哪个成员的认可，例如 HK。",
    "請說明要問哪個成員的認可，例如 HK。",
    "Say whose recognition you ask for, such as HK.",
    "Diga de quem é o reconhecimento que pergunta, por exemplo HK.",
  ),
  named(
    "decision-unproven",
    "请向该成员的网关索取收据：其收据证明该成员是否作出了决定。",
    "請向該成員的閘道索取收據：其收據證明該成員是否作出了決定。",
    "Ask that partner's gateway for a receipt: it proves whether that partner has decided.",
    "Peça um recibo ao gateway desse parceiro: prova se esse parceiro decidiu.",
  ),
  named("block-differs", ...distrust),
  named("validators-differ", ...distrust),
  named("seals-too-few", ...distrust),
  named("seal-doubled", ...distrust),
  named("seal-invalid", ...distrust),
  named("seal-not-of-validator", ...distrust),
  named("voter-not-validator", ...distrust),
] as const;
