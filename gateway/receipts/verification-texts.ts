import { type Labels, labels } from "../domain/codes/code-list.ts";

/** What is said of a verification with a receipt beside the codes, by the command line and in a browser alike. */
export const receiptVerificationTexts = {
  age: labels("{age}前", "{age}前", "{age} ago", "há {age}"),
  byReceipt: labels(
    "依收据与锚点核验，未经网络",
    "依收據與錨點核驗，未經網路",
    "verified by a receipt and an anchor, without a network",
    "verificado com um recibo e uma âncora, sem rede",
  ),
  byReceiptAlone: labels(
    "依收据核验，没有锚点，未经网络",
    "依收據核驗，沒有錨點，未經網路",
    "verified by a receipt without an anchor, without a network",
    "verificado com um recibo sem âncora, sem rede",
  ),
  field: labels("清单字段 {pointer}", "清單欄位 {pointer}", "Manifest {pointer}", "Manifesto {pointer}"),
} as const satisfies Record<string, Labels>;
