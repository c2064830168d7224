import { type BaseWallet, Transaction } from "ethers";
import { type Action, encodeAction } from "../../gateway/domain/actions.ts";
import { descriptionHashOf, encodeDecision, proposalIdOf } from "../../gateway/domain/decisions.ts";
import { buildBatch, evidenceIdOf, type NoticeTerms, noticeIdOf } from "../../gateway/domain/ids.ts";
import { ZERO_BYTES32 } from "../../gateway/domain/scalars.ts";
import type { ChainChild } from "../verbs/chain-child.ts";
import { type Founded, keyOf } from "../verbs/founded.ts";

const CHAIN_ID = 31_337n;
const GAS_LIMIT = 8_000_000;
const YEAR_SECONDS = 365 * 86_400;
const DAY_SECONDS = 86_400;
const GBA = { agreementId: 1, version: 1 };

const wordOf = (digit: string): string => `0x${digit.repeat(64)}`;

/** What happens on a ledger, straight to the contracts: no gateway has a part in it. */
export function openWorld(chain: ChainChild, founded: Founded) {
  const { contracts } = founded.deployment;
  const numberOf = (iso: string): number => founded.directory.partners.find((partner) => partner.iso === iso)?.id ?? 0;
  const bitOf = (iso: string): bigint => 1n << BigInt(numberOf(iso));
  const now = async (): Promise<number> =>
    Number((await chain.ask<{ timestamp: string }>("eth_getBlockByNumber", "latest", false)).timestamp);

  const send = async (key: BaseWallet, action: Action): Promise<void> => {
    const { to, data } = encodeAction(action, contracts);
    const nonce = Number(await chain.ask<string>("eth_getTransactionCount", key.address, "latest"));
    const fields = { type: 0, chainId: CHAIN_ID, nonce, to, data, gasPrice: 0, gasLimit: GAS_LIMIT };
    const hash = await chain.ask<string>("eth_sendRawTransaction", await key.signTransaction(Transaction.from(fields)));
    const receipt = await chain.ask<{ status: string } | null>("eth_getTransactionReceipt", hash);
    if (receipt?.status !== "0x1") throw new Error(`${action.name} was refused`);
  };
  const pass = async (seconds: number): Promise<void> => {
    await chain.ask("evm_increaseTime", seconds);
    await chain.ask("evm_mine");
  };

  const memberOf = (root: string, path: string[] = []) => ({
    ...{ partnerId: numberOf("CN"), ...GBA, kind: 4, root, path },
  });
  const idOf = (root: string): string =>
    evidenceIdOf({ chainId: CHAIN_ID, ledger: contracts.ledger, ...memberOf(root) });
  const record = (root: string, size = 1): Action => ({
    contract: "ledger",
    name: "record",
    args: { recording: { ...GBA, kind: 4, rights: 2, size, root } },
  });
  const recognise = (root: string, grade: number, reason: number, path: string[] = []): Action => ({
    contract: "ledger",
    name: "recognise",
    args: { member: memberOf(root, path), recognition: { grade, facets: 6, reason, conditions: 1 } },
  });

  const termsOf = async (commitment: string, offices: readonly string[] = []): Promise<NoticeTerms> => ({
    ...{ ...GBA, rights: 2, channels: 4, validFrom: 1, validTo: (await now()) + YEAR_SECONDS, offices, commitment },
    recipients: (bitOf("HK") | (offices.length === 0 ? 0n : bitOf("CN"))).toString(),
  });
  const noticeOf = (terms: NoticeTerms): string => noticeIdOf(CHAIN_ID, contracts.board, numberOf("CN"), terms);
  const responding = (terms: NoticeTerms, office = ZERO_BYTES32) => ({
    ...{ noticeId: noticeOf(terms), recipients: terms.recipients, office },
  });

  const [officer, recogniser] = [keyOf(founded.officers, "CN"), keyOf(founded.recognisers, "HK")];
  const hk = keyOf(founded.officers, "HK");

  /** Records, and every decision on them. */
  const actOnEvidence = async (): Promise<void> => {
    const [one, two, three] = ["1", "2", "3"].map(wordOf) as [string, string, string];
    const batch = buildBatch([wordOf("4"), wordOf("5"), wordOf("6")]);
    await send(officer, record(one));
    await send(officer, record(two));
    await send(officer, record(three));
    await send(officer, record(batch.root, 3));
    await send(recogniser, recognise(one, 2, 0));
    await send(recogniser, recognise(wordOf("5"), 1, 3, batch.pathOf(wordOf("5"))));
    await send(recogniser, recognise(two, 0, 5));
    await send(recogniser, {
      contract: "ledger",
      name: "revokeRecognition",
      args: { member: memberOf(one), reason: 96 },
    });
    await send(recogniser, recognise(one, 3, 0));
    await send(officer, { contract: "ledger", name: "withdraw", args: { member: memberOf(two), reason: 32 } });
    const supersession = { member: memberOf(three), successor: memberOf(one), reason: 64 };
    await send(officer, { contract: "ledger", name: "supersede", args: supersession });
  };

  /** Notices: one answered, also after it was withdrawn; one updated; one to an office; one that nobody answers. */
  const actOnNotices = async (): Promise<{ silent: string }> => {
    const [answered, old, young, silent] = await Promise.all(["a", "b", "c", "d"].map((n) => termsOf(wordOf(n))));
    if (!answered || !old || !young || !silent) throw new Error("there are four");
    const office = wordOf("7");
    const toOffice = await termsOf(wordOf("e"), [office, wordOf("8")]);
    for (const terms of [answered, old, silent, toOffice])
      await send(officer, { contract: "board", name: "publish", args: { terms } });
    await send(hk, { contract: "board", name: "acknowledge", args: responding(answered) });
    const answer = { outcome: 3, commitment: wordOf("9") };
    await send(hk, { contract: "board", name: "answer", args: { ...responding(answered), ...answer } });
    await send(officer, { contract: "board", name: "withdraw", args: { terms: answered, reason: 128 } });
    await send(hk, { contract: "board", name: "answer", args: { ...responding(answered), ...answer, outcome: 2 } });
    await send(officer, { contract: "board", name: "update", args: { previous: old, terms: young } });
    await send(hk, { contract: "board", name: "answer", args: { ...responding(old), ...answer } });
    await send(officer, { contract: "board", name: "acknowledge", args: responding(toOffice, office) });
    return { silent: noticeOf(silent) };
  };

  /** Signers and an agreement's part: one revoked, one to come, and a party that left and came back. */
  const actOnRegistry = async (): Promise<void> => {
    const [signatory, other] = [keyOf(founded.signatories, "HK"), keyOf(founded.signatories, "MY")];
    const deputy = keyOf(founded.deputies, "HK").address.toLowerCase();
    await send(signatory, { contract: "registry", name: "revokeSigner", args: { signer: deputy, validTo: 0 } });
    const coming = { signer: `0x${"1c".repeat(20)}`, roles: 3, validFrom: (await now()) + 3_600, validTo: 2 ** 40 - 1 };
    await send(signatory, { contract: "registry", name: "authoriseSigner", args: coming });
    await send(signatory, { contract: "registry", name: "suspendAgreement", args: GBA });
    await send(signatory, { contract: "registry", name: "resumeAgreement", args: GBA });
    await send(other, { contract: "registry", name: "endAgreement", args: { agreementId: 2, version: 1 } });
  };

  /** The consortium suspends Malaysia and admits Macao; a third proposal is still voted on, a fourth waits to be carried out. */
  const actOnConsortium = async (): Promise<void> => {
    const signatories = ["CN", "HK", "MY"].map((iso) => keyOf(founded.signatories, iso));
    const [first, second] = signatories as [BaseWallet, BaseWallet, BaseWallet];
    const decide = async (reference: string, decisions: Parameters<typeof encodeDecision>[0][], until: string) => {
      const calldatas = decisions.map(encodeDecision);
      const calls = { targets: calldatas.map(() => contracts.registry), values: calldatas.map(() => "0"), calldatas };
      const after = { ...calls, descriptionHash: descriptionHashOf(reference) };
      const proposalId = BigInt(proposalIdOf(calls.targets, calldatas, reference)).toString();
      await send(first, { contract: "consortium", name: "propose", args: { ...calls, description: reference } });
      await pass(1);
      const vote: Action = { contract: "consortium", name: "castVote", args: { proposalId, support: 1 } };
      await send(first, vote);
      if (until === "voted") return;
      await send(second, vote);
      await send(second, { contract: "consortium", name: "queue", args: after });
      if (until === "queued") return;
      await pass(10);
      await send(second, { contract: "consortium", name: "execute", args: after });
    };
    const signatory = `0x${"2d".repeat(20)}`;
    const partnerId = numberOf("MY");
    await decide(wordOf("1"), [{ name: "setPartnerState", partnerId, state: 3 }], "executed");
    await decide(wordOf("2"), [{ name: "admitPartner", partnerId: 99, iso: "XX", signatory }], "executed");
    await decide(wordOf("3"), [{ name: "setPartnerState", partnerId, state: 2 }], "queued");
    await decide(wordOf("4"), [{ name: "setPartnerState", partnerId, state: 4 }], "voted");
  };

  const anchor = async (): Promise<void> => {
    const day = Math.floor((await now()) / DAY_SECONDS) - 1;
    const args = { head: wordOf("f"), count: 12, day };
    await send(keyOf(founded.gatewayKeys, "CN"), { contract: "anchors", name: "anchor", args });
  };

  return {
    ...{ send, pass, record, idOf, wordOf },
    /** Everything that may become of a ledger; answers the notice that nobody answered. */
    live: async () => {
      await actOnEvidence();
      const notices = await actOnNotices();
      await actOnRegistry();
      await actOnConsortium();
      await anchor();
      return notices;
    },
  };
}
