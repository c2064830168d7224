import type { PackageDetail } from "../../gateway/domain/wire/filing.ts";
import type { ClientLine } from "./log-of-client.ts";

/** Manifests and files that a gateway said it kept, and has not. */
export async function findNotKept(gatewayUrl: string, lines: readonly ClientLine[]): Promise<string[]> {
  const missing: string[] = [];
  const kept = lines.filter((line) => line.type === "kept");
  for (const [root, ofPackage] of Map.groupBy(kept, (line) => line.root)) {
    const answer = await fetch(`${gatewayUrl}/v1/packages/${root}`);
    if (!answer.ok) {
      missing.push(`package ${root} was kept, and is not there: ${answer.status}`);
      continue;
    }
    const detail = (await answer.json()) as PackageDetail;
    const files = ofPackage.flatMap(({ position }) => (position === null ? [] : [position]));
    for (const position of files.filter((each) => detail.missing.includes(each))) {
      missing.push(`the file of exhibit ${position} of ${root} was kept, and is not there`);
    }
  }
  return missing;
}
