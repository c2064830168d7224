import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SimpleMerkleTree, StandardMerkleTree } from "@openzeppelin/merkle-tree";
import {
  AbiCoder,
  keccak256,
  solidityPackedKeccak256,
  TypedDataEncoder,
  toUtf8Bytes,
  verifyTypedData,
  Wallet,
} from "ethers";
import { describe, expect, it } from "vitest";
import batches from "../vectors/batches.json" with { type: "json" };
import evidenceIds from "../vectors/evidence-ids.json" with { type: "json" };
import { generateVectors } from "../vectors/generate.ts";
import notices from "../vectors/notices.json" with { type: "json" };
import packages from "../vectors/packages.json" with { type: "json" };
import signatures from "../vectors/signatures.json" with { type: "json" };

const abi = AbiCoder.defaultAbiCoder();

/** Members of an EIP-712 type string as ethers takes them. */
const membersOf = (type: string): { name: string; type: string }[] =>
  type
    .slice(type.indexOf("(") + 1, -1)
    .split(",")
    .map((member) => {
      const [memberType = "", name = ""] = member.split(" ");
      return { name, type: memberType };
    });

const nameOf = (type: string): string => type.slice(0, type.indexOf("("));

const hashStruct = (type: string, value: Record<string, unknown>): string =>
  TypedDataEncoder.hashStruct(nameOf(type), { [nameOf(type)]: membersOf(type) }, value);

describe("vector files", () => {
  it.each(Object.entries(generateVectors()))("%s is what the generator writes", async (name, contents) => {
    const committed = await readFile(join(import.meta.dirname, "../vectors", name), "utf8");
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(contents)));
  });
});

describe("evidence ids", () => {
  it.each(evidenceIds.cases)("is an EIP-712 struct hash: $evidenceId", ({ evidenceId, ...value }) => {
    expect(hashStruct(evidenceIds.type, value)).toBe(evidenceId);
  });
});

describe("notice ids", () => {
  it.each(notices.cases)("is an EIP-712 struct hash: $noticeId", ({ noticeId, terms, ...where }) => {
    expect(hashStruct(notices.type, { ...where, ...terms })).toBe(noticeId);
  });
});

describe("batches", () => {
  it.each(batches.cases.filter(({ size }) => size > 1))(
    "is the library's tree of $size roots",
    ({ roots, root, paths }) => {
      const tree = StandardMerkleTree.of(
        roots.map((packageRoot) => [packageRoot]),
        ["bytes32"],
      );
      expect(tree.root).toBe(root);
      for (const { index, path } of paths) expect(tree.getProof(index)).toEqual(path);
    },
  );

  it("gives a single package its own root and an empty path", () => {
    const [single] = batches.cases;
    expect(single?.root).toBe(single?.roots[0]);
    expect(single?.paths).toEqual([{ index: 0, path: [] }]);
  });
});

describe("packages", () => {
  it.each(packages.cases)(
    "$name: each leaf is a hashed EIP-712 struct hash and the root is the library's",
    (vector) => {
      const fieldLeaves = vector.fields.map((field) => keccak256(hashStruct(packages.types.field, field)));
      const exhibitLeaves = vector.exhibits.map((exhibit) =>
        keccak256(
          hashStruct(packages.types.exhibit, { ...exhibit, sha256: `0x${exhibit.sha256}`, sm3: `0x${exhibit.sm3}` }),
        ),
      );
      expect(fieldLeaves).toEqual(vector.fields.map(({ leaf }) => leaf));
      expect(exhibitLeaves).toEqual(vector.exhibits.map(({ leaf }) => leaf));
      const tree = SimpleMerkleTree.of([...fieldLeaves, ...exhibitLeaves]);
      expect(tree.root).toBe(vector.root);
      for (const { leaf, merklePath } of [...vector.fields, ...vector.exhibits]) {
        expect(tree.getProof(leaf)).toEqual(merklePath);
      }
    },
  );

  it.each(packages.offices)("commits to $office", ({ salt, office, commitment }) => {
    const typehash = keccak256(toUtf8Bytes(packages.types.office));
    const hash = solidityPackedKeccak256(["string"], [office]);
    expect(keccak256(abi.encode(["bytes32", "bytes32", "bytes32"], [typehash, salt, hash]))).toBe(commitment);
  });
});

describe("signatures", () => {
  const types = { [nameOf(signatures.type)]: membersOf(signatures.type) };

  it.each(signatures.cases)("nonce $nonce: a wallet signs the same and the signer is recovered", async (vector) => {
    const { digest, signature, ...request } = vector;
    expect(TypedDataEncoder.hash(signatures.domain, types, request)).toBe(digest);
    const wallet = new Wallet(signatures.privateKey);
    expect(await wallet.signTypedData(signatures.domain, types, request)).toBe(signature);
    expect(verifyTypedData(signatures.domain, types, request, signature).toLowerCase()).toBe(request.from);
  });

  it("binds the request to its domain", () => {
    for (const vector of signatures.cases) {
      const { digest: _digest, signature, ...request } = vector;
      const elsewhere = { ...signatures.domain, chainId: signatures.domain.chainId + 1 };
      expect(verifyTypedData(elsewhere, types, request, signature).toLowerCase()).not.toBe(request.from);
    }
  });
});
