import { DomainError } from "../domain/errors.ts";
import type { ExhibitRow } from "../domain/ports.ts";
import type { Gateway } from "./gateway.ts";

/** The exhibit at a position of a package. Throws `unknown-package`. */
export async function requireExhibit(
  gateway: Pick<Gateway, "store">,
  root: string,
  position: number,
): Promise<ExhibitRow> {
  const exhibit = (await gateway.store.exhibits(root)).find((candidate) => candidate.position === position);
  if (exhibit === undefined) {
    throw new DomainError(
      "unknown-package",
      `There is no package ${root} with an exhibit ${position} here; send its manifest first.`,
      {
        root,
        position,
      },
    );
  }
  return exhibit;
}

/**
 * Keeps the file of an exhibit when it is, to the bit, the one that the manifest names.
 *
 * @throws DomainError `unknown-package`, `size-mismatch`, `digest-mismatch`
 */
export async function storeExhibit(
  gateway: Pick<Gateway, "store" | "objects">,
  root: string,
  position: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const exhibit = await requireExhibit(gateway, root, position);
  await gateway.objects.put(atMost(bytes, exhibit), (stored) => {
    if (stored.size !== exhibit.size) throw wrongSize(exhibit, stored.size);
    if (stored.sha256 !== exhibit.sha256 || stored.sm3 !== exhibit.sm3) {
      throw new DomainError(
        "digest-mismatch",
        `The file is not the exhibit ${exhibit.path} of the manifest: its digests differ.`,
        {
          position,
          sha256: stored.sha256,
          sm3: stored.sm3,
        },
      );
    }
  });
}

async function* atMost(bytes: AsyncIterable<Uint8Array>, exhibit: ExhibitRow): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > exhibit.size) throw wrongSize(exhibit, size);
    yield chunk;
  }
}

function wrongSize(exhibit: ExhibitRow, size: number): DomainError {
  return new DomainError(
    "size-mismatch",
    `The file has ${size} bytes or more; the manifest says ${exhibit.size} for ${exhibit.path}.`,
    {
      position: exhibit.position,
      expected: exhibit.size,
      actual: size,
    },
  );
}
