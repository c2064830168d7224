import { afterAll, beforeAll, expect, it } from "vitest";
import { steps } from "../../gateway/domain/steps.ts";
import type { Submission } from "../../gateway/domain/wire/filing.ts";
import { type GatewayApp, startGatewayApp } from "../http/gateway-app.ts";
import { keyOf } from "../verbs/founded.ts";
import { keepPackage, recordingOf, settled, signActions, until } from "../verbs/test-gateway.ts";

let app: GatewayApp;

beforeAll(async () => {
  app = await startGatewayApp();
});
afterAll(() => app.stop());

it("every step of a submission is told under its id, in the order in which they follow from each other", async () => {
  const { gateway, founded, url } = app;
  const root = await keepPackage(gateway, "steps");
  const requests = await signActions(gateway, keyOf(founded.officers, "CN"), [recordingOf(root)]);
  const response = await fetch(`${url}/v1/submissions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ requests }),
  });
  const { id } = (await response.json()) as Submission;
  await settled(gateway, id);
  const told = () => gateway.taken.filter(([, submission]) => submission === id).map(([step]) => step);
  await until("the answer to be told", async () => (told().includes("answered") ? true : undefined));
  expect(new Set(told())).toEqual(new Set(steps));
  const ofOutbox = told().filter((step, position) => step !== "answered" && told().indexOf(step) === position);
  expect(ofOutbox).toEqual(steps.filter((step) => step !== "answered"));
});
