import { hasBit } from "../domain/bit-sets.ts";
import { isoOf } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import type { Identity } from "../domain/identity.ts";
import type { DocumentType, EvidenceRow, NoticeRow } from "../domain/ports.ts";
import type { Gateway } from "./gateway.ts";
import type { ExhibitFile } from "./show-evidence.ts";
import { requireExhibit } from "./store-exhibit.ts";

const GATEWAY_ROLE = 3;
const PARTNER_ACTIVE = 2;

/**
 * The gateway of the partner whose registered key an address is, now.
 *
 * @throws DomainError `gateway-not-authenticated`
 */
export async function identifyPeer(
  gateway: Gateway,
  signed: { address: string; nonce: string; expiresAt: number },
): Promise<Identity> {
  const { store, directory } = gateway;
  const nowSeconds = Math.floor(gateway.now() / 1_000);
  const row = await store.signer(signed.address);
  const isCurrent = row !== undefined && row.validFrom <= nowSeconds && nowSeconds < row.validTo;
  const partner = row && (await store.partners()).find(({ partnerId }) => partnerId === row.partnerId);
  if (!isCurrent || !hasBit(row.roles, GATEWAY_ROLE) || partner?.state !== PARTNER_ACTIVE) {
    throw new DomainError(
      "gateway-not-authenticated",
      "The key is not registered as the gateway of an active partner.",
    );
  }
  if (!(await store.spendNonce(`${signed.address}:${signed.nonce}`, signed.expiresAt, nowSeconds))) {
    throw new DomainError("gateway-not-authenticated", "The request was made before.");
  }
  const partnerIso = isoOf(directory, row.partnerId);
  return { credential: "signature", issuer: undefined, subject: row.address, partner: partnerIso, roles: ["gateway"] };
}

/**
 * The bytes of a document for another gateway: packages for the parties to an agreement that they are recorded under, notice bodies
 * and feedback for those who published the notice or were sent it.
 *
 * @throws DomainError `unknown-object` alike for what is not here and what this peer is not entitled to
 */
export async function serveDocument(gateway: Gateway, peer: number, root: string): Promise<Uint8Array> {
  const document = await gateway.store.document(root);
  if (document === undefined || !(await isEntitled(gateway, peer, document.type, root))) throw notServed();
  const bytes = await gateway.objects.read(document);
  if (bytes === undefined) throw notServed();
  return bytes;
}

/** The list of a batch. Throws DomainError `unknown-object`. */
export async function serveBatch(gateway: Gateway, peer: number, root: string): Promise<{ packages: string[] }> {
  const packages = await gateway.store.batch(root);
  const records = await gateway.store.recordsOfRoot(root);
  if (packages === undefined || !(await isPartyToAny(gateway, peer, records))) throw notServed();
  return { packages: [...packages] };
}

/** The file of an exhibit. Throws DomainError `unknown-object`. */
export async function serveExhibit(
  gateway: Gateway,
  peer: number,
  root: string,
  position: number,
): Promise<ExhibitFile> {
  if (!(await isEntitled(gateway, peer, "package", root))) throw notServed();
  const { path, mediaType, size, sha256 } = await requireExhibit(gateway, root, position);
  if (!(await gateway.objects.has(sha256))) throw notServed();
  return { path, mediaType, size, sha256, read: (range) => gateway.objects.stream(sha256, range) };
}

function notServed(): DomainError {
  return new DomainError("unknown-object", "There is no such object here for this partner.");
}

async function isEntitled(gateway: Gateway, peer: number, type: DocumentType, root: string): Promise<boolean> {
  const { store } = gateway;
  switch (type) {
    case "package":
      return isPartyToAny(gateway, peer, await store.evidenceOfRoots([root]));
    case "notice":
      return (await store.noticesOfCommitment(root)).some(
        (notice) => notice.partnerId === gateway.partner.id && isAddressed(notice, peer),
      );
    case "feedback": {
      // Another partner's answer that this gateway fetched is not its to pass on.
      const notice = await store.noticeOfFeedback(root, gateway.partner.id);
      return notice !== undefined && isAddressed(notice, peer);
    }
  }
}

function isAddressed(notice: NoticeRow, peer: number): boolean {
  return notice.partnerId === peer || hasBit(notice.terms.recipients, peer);
}

async function isPartyToAny(
  gateway: Gateway,
  peer: number,
  records: readonly Pick<EvidenceRow, "partnerId" | "agreementId" | "version">[],
): Promise<boolean> {
  // Only what was recorded by this gateway's own partner: what others gave it is not its to pass on.
  for (const { partnerId, agreementId, version } of records) {
    if (partnerId !== gateway.partner.id) continue;
    const agreement = await gateway.store.agreement(agreementId, version);
    if (agreement !== undefined && hasBit(agreement.parties, peer)) return true;
  }
  return false;
}
