import { createHash, type Hash } from "node:crypto";
import { DomainError } from "../domain/errors.ts";

const ALGORITHMS: Readonly<Record<string, string>> = { "sha-256": "sha256", "sha-512": "sha512" };
const MEMBER = /^\s*([a-z0-9-]+)=:([A-Za-z0-9+/]+={0,2}):\s*$/;

/** Digests content and says at its end whether it is what was announced. */
export interface ContentCheck {
  add(bytes: Uint8Array): void;
  /** Throws DomainError `digest-mismatch`. */
  finish(): void;
}

/**
 * The check of a `Content-Digest` (RFC 9530 §2); undefined without one.
 *
 * @throws DomainError `digest-mismatch` for one of which no digest is known here, since it would say nothing
 */
export function contentCheckOf(header: string | undefined): ContentCheck | undefined {
  if (header === undefined) return undefined;
  const announced = header.split(",").flatMap((member): { hash: Hash; digest: string }[] => {
    const [, name = "", digest = ""] = MEMBER.exec(member) ?? [];
    const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
    return algorithm === undefined ? [] : [{ hash: createHash(algorithm), digest }];
  });
  if (announced.length === 0) {
    throw new DomainError("digest-mismatch", "Content-Digest is to name a sha-256 or a sha-512 (RFC 9530).");
  }
  return {
    add: (bytes) => {
      for (const { hash } of announced) hash.update(bytes);
    },
    finish: () => {
      if (announced.every(({ hash, digest }) => hash.digest("base64") === digest)) return;
      throw new DomainError("digest-mismatch", "The body is not the one that its Content-Digest announces.");
    },
  };
}

/** Bytes as they come; what was announced of them must hold before the last is taken for the last. */
export async function* checkEach(bytes: AsyncIterable<Uint8Array>, check: ContentCheck): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    check.add(chunk);
    yield chunk;
  }
  check.finish();
}
