import { type CodeIn, named, numbered } from "./code-list.ts";

/** What a risk notice is. In the body only. */
export const noticeTypes = [
  named("alert", "风险预警", "風險警示", "Alert", "Alerta"),
  named("profile", "风险画像", "風險剖析", "Risk profile", "Perfil de risco"),
  named("modus-operandi", "作案手法通报", "犯案手法通報", "Modus operandi", "Modus operandi"),
  named("trend", "趋势通报", "趨勢通報", "Trend", "Tendência"),
  named("urgent-consignment", "紧急布控货物", "緊急截查貨物", "Urgent consignment", "Remessa urgente"),
] as const;

export type NoticeType = CodeIn<typeof noticeTypes>;

/** What the recipient of a notice is asked to do. In the body only. */
export const actions = [
  named("inform", "供知悉", "供知悉", "For information", "Para conhecimento"),
  named("monitor", "监控", "監察", "Monitor", "Monitorizar"),
  named("check-documents", "审核单证", "審核文件", "Check documents", "Verificar documentos"),
  named("inspect", "查验", "查驗", "Inspect", "Inspecionar"),
  named("detain", "扣留", "扣留", "Detain", "Reter"),
  named("sample", "取样", "抽取樣本", "Take samples", "Recolher amostras"),
  named("do-not-alert", "不得惊动当事人", "切勿驚動當事人", "Do not alert the parties", "Não alertar os visados"),
] as const;

export type Action = CodeIn<typeof actions>;

/** How goods are got past customs. In the body only. */
export const patterns = [
  named("split-parcels", "化整为零寄递", "化整為零寄運", "Split parcels", "Fracionamento de encomendas"),
  named(
    "changing-sender-names",
    "更换寄件人姓名",
    "更換寄件人姓名",
    "Changing sender names",
    "Mudança do nome do remetente",
  ),
  named("misdeclared-name", "伪报品名", "虛報貨名", "Misdeclared name of goods", "Falsa declaração da designação"),
  named("obscured-mark", "遮盖商标", "遮蓋商標", "Obscured mark", "Marca encoberta"),
  named("price-anomaly", "价格异常", "價格異常", "Price anomaly", "Preço anómalo"),
  named("port-shopping", "口岸漂移", "轉換口岸闖關", "Port shopping", "Escolha sucessiva de alfândegas"),
  named("blurred-picture", "图片模糊处理", "圖片經模糊處理", "Blurred picture", "Imagem desfocada"),
  named("rewording", "改换措辞", "改換措辭", "Rewording", "Alteração da descrição"),
  named("forged-receipt", "伪造凭证", "偽造收據", "Forged receipt", "Recibo falsificado"),
  named("export-and-reimport", "出口复进口", "出口後再進口", "Export and re-import", "Exportação e reimportação"),
] as const;

export type Pattern = CodeIn<typeof patterns>;

/** What a recipient found; "no hit" is an answer. */
export const outcomes = [
  numbered(1, "not-seen", "未发现该货物", "未見有關貨物", "Goods not seen", "Mercadorias não detetadas"),
  numbered(2, "no-hit", "已查验，未查获", "已查驗，無發現", "Checked, no hit", "Verificado, sem ocorrência"),
  numbered(
    3,
    "hit-infringing",
    "查获侵权货物",
    "查獲侵權貨物",
    "Hit: infringing goods",
    "Ocorrência: mercadorias em infração",
  ),
  numbered(
    4,
    "hit-other",
    "查获其他违法情事",
    "查獲其他違法事項",
    "Hit: another offence",
    "Ocorrência: outra infração",
  ),
  numbered(5, "false-positive", "误报", "誤報", "False positive", "Falso positivo"),
  numbered(6, "not-actionable", "无法据以行动", "無法據以行動", "Not actionable", "Sem condições de atuação"),
  numbered(7, "declined", "不予办理", "不予處理", "Declined", "Recusado"),
] as const;

export type Outcome = CodeIn<typeof outcomes>;

/** How urgent a notice is; 1 is the highest. Written as the number in the body. */
export const priorities = [
  numbered(1, "1", "1 特急", "1 特急", "1 highest", "1 máxima"),
  numbered(2, "2", "2 急", "2 緊急", "2 high", "2 alta"),
  numbered(3, "3", "3 一般", "3 一般", "3 normal", "3 normal"),
  numbered(4, "4", "4 低", "4 低", "4 low", "4 baixa"),
] as const;
