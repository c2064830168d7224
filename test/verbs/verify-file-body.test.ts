import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Verification, verificationSchema } from "../../gateway/domain/wire/verification.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import { type Door, takeDoor } from "./serve-gateway.ts";
import { act, bytesOf, digestsOf, keepPackage, openGateway, recordingOf, type TestGateway } from "./test-gateway.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  door.open(cn);
});
afterAll(async () => {
  await cn.stop();
  await door.close();
  await chain.stop();
});

async function verify(name: string | undefined, type: string, body: Uint8Array): Promise<Verification> {
  const answer = await fetch(`${door.url}/v1/verifications`, {
    method: "POST",
    headers: { "content-type": type, ...(name && { "content-disposition": `attachment; filename="${name}"` }) },
    body: body as Uint8Array<ArrayBuffer>,
  });
  expect(answer.status).toBe(200);
  return verificationSchema.parse(await answer.json());
}

describe("a file sent for verification as it is", () => {
  const file = bytesOf("a declaration");

  it("gets the verdict of its digests, and nothing of it stays", async () => {
    const root = await keepPackage(cn, "declaration", "a declaration");
    await act(cn, keyOf(founded.officers, "CN"), recordingOf(root));
    const claim = { name: "declaration.csv", ...digestsOf(file) };
    const byDigests = await verify(undefined, "application/json", bytesOf(JSON.stringify({ files: [claim] })));
    const byBytes = await verify("declaration.csv", "text/csv", file);
    expect(byBytes.files).toEqual(byDigests.files);
    expect(byBytes.files).toMatchObject([{ ...claim, verdict: "holds" }]);
    const changed = bytesOf("a declaratiom");
    expect((await verify("declaration.csv", "text/csv", changed)).files[0]).toMatchObject({
      ...digestsOf(changed),
      verdict: "fails",
    });
    expect((await verify("other.csv", "text/csv", bytesOf("something else"))).files[0]?.verdict).toBe("unknown");
    expect(await cn.objects.has(digestsOf(changed).sha256)).toBe(false);
  });
});
