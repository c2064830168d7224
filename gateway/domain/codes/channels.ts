import { type CodeIn, numbered } from "./code-list.ts";

/**
 * How goods travel. The four-digit codes are the customs supervision modes of mainland China for cross-border e-commerce
 * (General Administration of Customs, announcements 2014 No. 12 and No. 57, 2020 No. 75).
 */
export const channels = [
  numbered(1, "cargo", "货运", "貨運", "Cargo", "Carga"),
  numbered(2, "post", "邮递", "郵遞", "Post", "Via postal"),
  numbered(3, "express", "快件", "速遞", "Express courier", "Remessas expresso"),
  numbered(4, "passenger", "旅检", "旅客", "Passengers", "Passageiros"),
  numbered(
    5,
    "9610",
    "9610 跨境电商零售（直购进口、零售出口）",
    "9610 跨境電商零售（直購進口、零售出口）",
    "9610 cross-border e-commerce, retail",
    "9610 comércio eletrónico transfronteiriço, retalho",
  ),
  numbered(
    6,
    "9710",
    "9710 跨境电商B2B直接出口",
    "9710 跨境電商B2B直接出口",
    "9710 cross-border e-commerce, direct B2B export",
    "9710 comércio eletrónico transfronteiriço, exportação direta entre empresas",
  ),
  numbered(
    7,
    "9810",
    "9810 跨境电商出口海外仓",
    "9810 跨境電商出口海外倉",
    "9810 cross-border e-commerce, export to an overseas warehouse",
    "9810 comércio eletrónico transfronteiriço, exportação para armazém no exterior",
  ),
  numbered(
    8,
    "1210",
    "1210 保税跨境贸易电子商务",
    "1210 保稅跨境貿易電子商務",
    "1210 cross-border e-commerce, bonded",
    "1210 comércio eletrónico transfronteiriço, regime de entreposto aduaneiro",
  ),
] as const;

export type Channel = CodeIn<typeof channels>;
