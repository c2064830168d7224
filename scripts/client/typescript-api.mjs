// TypeScript 7 has no compiler API: the generator gets that of TypeScript 5, which ts-morph carries.
import { ts } from "@ts-morph/common";

// biome-ignore lint/style/noDefaultExport: this is what the generator imports
export default ts;
