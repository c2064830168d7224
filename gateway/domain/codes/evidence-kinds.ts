import { type CodeIn, numbered } from "./code-list.ts";

/** What an evidence package is. */
export const evidenceKinds = [
  numbered(1, "photo", "照片", "相片", "Photograph", "Fotografia"),
  numbered(2, "x-ray", "X光机检图像", "X光檢查影像", "X-ray image", "Imagem de raios X"),
  numbered(3, "sample-report", "样品检验报告", "樣本化驗報告", "Sample test report", "Relatório de análise de amostra"),
  numbered(4, "declaration", "申报资料", "報關資料", "Customs declaration", "Declaração aduaneira"),
  numbered(
    5,
    "trade-data",
    "订单、支付、物流数据",
    "訂單、付款及物流資料",
    "Order, payment and logistics data",
    "Dados de encomenda, pagamento e logística",
  ),
  numbered(6, "web-capture", "网页取证", "網頁擷取紀錄", "Web capture", "Captura de página Web"),
  numbered(7, "appraisal", "鉴定意见", "鑑定意見", "Expert appraisal", "Parecer pericial"),
  numbered(
    8,
    "officer-statement",
    "关员情况说明",
    "關員陳述書",
    "Officer's statement",
    "Declaração do funcionário aduaneiro",
  ),
] as const;

export type EvidenceKind = CodeIn<typeof evidenceKinds>;
