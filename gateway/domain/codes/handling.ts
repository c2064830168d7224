import { type CodeIn, named, numbered } from "./code-list.ts";

/** Traffic Light Protocol 2.0 (FIRST, August 2022). The labels themselves are not translated, only explained. */
export const tlpLabels = [
  named(
    "RED",
    "TLP:RED 仅限收件人本人",
    "TLP:RED 僅限收件人本人",
    "TLP:RED named recipients only",
    "TLP:RED apenas os destinatários indicados",
  ),
  named(
    "AMBER+STRICT",
    "TLP:AMBER+STRICT 仅限本机构",
    "TLP:AMBER+STRICT 僅限本機構",
    "TLP:AMBER+STRICT own organisation only",
    "TLP:AMBER+STRICT apenas a própria organização",
  ),
  named(
    "AMBER",
    "TLP:AMBER 限本机构及须知悉的相关方",
    "TLP:AMBER 限本機構及須知悉的相關方",
    "TLP:AMBER own organisation and its clients, need to know",
    "TLP:AMBER a própria organização e os seus clientes, na medida do necessário",
  ),
  named("GREEN", "TLP:GREEN 限业内", "TLP:GREEN 限業界", "TLP:GREEN the community", "TLP:GREEN a comunidade"),
  named("CLEAR", "TLP:CLEAR 不限", "TLP:CLEAR 不限", "TLP:CLEAR no limit", "TLP:CLEAR sem limite"),
] as const;

export type Tlp = CodeIn<typeof tlpLabels>;

/** What intelligence may be used for (the handling codes of Europol's information exchange). */
export const useCodes = [
  named("H0", "H0 用于预防犯罪", "H0 用於防止罪案", "H0 crime prevention", "H0 prevenção criminal"),
  named(
    "H1",
    "H1 未经许可不得用于法庭",
    "H1 未經許可不得用於法庭",
    "H1 not in court without permission",
    "H1 não utilizar em tribunal sem autorização",
  ),
  named(
    "H2",
    "H2 未经许可不得转交",
    "H2 未經許可不得轉交",
    "H2 no onward sharing without permission",
    "H2 não transmitir sem autorização",
  ),
  named("H3", "H3 按所述限制", "H3 按所述限制", "H3 as stated", "H3 conforme indicado"),
] as const;

export type UseCode = CodeIn<typeof useCodes>;

/** How reliable a source is (4×4 grading). */
export const sourceGrades = [
  named("A", "A 完全可靠", "A 完全可靠", "A always reliable", "A sempre fiável"),
  named("B", "B 多数可靠", "B 大致可靠", "B mostly reliable", "B quase sempre fiável"),
  named("C", "C 多不可靠", "C 大致不可靠", "C mostly unreliable", "C quase sempre não fiável"),
  named("X", "X 无法评估", "X 無法評估", "X cannot be assessed", "X não avaliável"),
] as const;

export type SourceGrade = CodeIn<typeof sourceGrades>;

/** How sure a piece of information is (4×4 grading). Written as the number in the body. */
export const informationGrades = [
  numbered(1, "1", "1 已确知属实", "1 確知屬實", "1 known to be accurate", "1 exatidão confirmada"),
  numbered(
    2,
    "2",
    "2 来源亲知",
    "2 來源親身知悉",
    "2 known to the source itself",
    "2 conhecida diretamente pela fonte",
  ),
  numbered(3, "3", "3 转述，有佐证", "3 轉述，有佐證", "3 hearsay, corroborated", "3 indireta, corroborada"),
  numbered(4, "4", "4 转述，无佐证", "4 轉述，無佐證", "4 hearsay, not corroborated", "4 indireta, não corroborada"),
] as const;

/** On whose initiative customs acted (TRIPS Articles 51 and 58). */
export const bases = [
  named("ex-officio", "依职权", "依職權", "Ex officio", "Oficiosamente"),
  named("on-application", "依申请", "依申請", "On application", "A pedido do titular"),
] as const;

export type Basis = CodeIn<typeof bases>;

/** What an appraisal concludes on goods. */
export const conclusions = [
  named("genuine", "正品", "正貨", "Genuine", "Autêntico"),
  named("not-genuine", "非正品", "並非正貨", "Not genuine", "Não autêntico"),
  named("undetermined", "无法认定", "未能確定", "Undetermined", "Indeterminado"),
] as const;

export type Conclusion = CodeIn<typeof conclusions>;
