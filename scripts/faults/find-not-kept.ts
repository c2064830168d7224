import type { PackageDetail } from "../../gateway/domain/wire/filing.ts";
import type { ClientLine } from "./log-of-client.ts";

/** Manifests and files that a gateway said it kept, and has not. */
export async function findNotKept(
  ask: typeof fetch,
  gatewayUrl: string,
  lines: readonly ClientLine[],
): Promise<string[]> {
  const missing: string[] = [];
  const kept = lines.flatMap((line) =>
    line.type === "kept" ? line.roots.map((root) => ({ root, position: line.position })) : [],
  );
  for (const [root, ofPackage] of Map.groupBy(kept, (each) => each.root)) {
    const answer = await ask(`${gatewayUrl}/v1/packages/${root}`);
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

/** Requests with many packages of which some, and not all, were there when the same was asked again. */
export function findKeptInPart(lines: readonly ClientLine[]): string[] {
  return lines.flatMap((line) =>
    line.type === "bulk" && line.known > 0 && line.known < line.packages
      ? [`of ${line.packages} packages of one request ${line.known} were kept without the rest`]
      : [],
  );
}
