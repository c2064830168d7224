import { OpenAPIHono } from "@hono/zod-openapi";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import * as notices from "../../../gateway/domain/notice-body.ts";
import * as packages from "../../../gateway/domain/package.ts";
import * as scalars from "../../../gateway/domain/scalars.ts";
import * as submissions from "../../../gateway/domain/submission.ts";
import * as accessLog from "../../../gateway/domain/wire/access-log.ts";
import * as events from "../../../gateway/domain/wire/events.ts";
import * as filing from "../../../gateway/domain/wire/filing.ts";
import * as identity from "../../../gateway/domain/wire/identity.ts";
import * as inclusion from "../../../gateway/domain/wire/inclusion.ts";
import * as ledger from "../../../gateway/domain/wire/ledger.ts";
import * as network from "../../../gateway/domain/wire/network.ts";
import * as proposals from "../../../gateway/domain/wire/proposals.ts";
import * as queries from "../../../gateway/domain/wire/queries.ts";
import * as records from "../../../gateway/domain/wire/records.ts";
import * as retention from "../../../gateway/domain/wire/retention.ts";
import * as verification from "../../../gateway/domain/wire/verification.ts";
import { describeNullable } from "../../../gateway/http/describe-nullable.ts";
import committed from "../../../gateway/http/openapi.json" with { type: "json" };
import * as receipts from "../../../gateway/receipts/receipt-format.ts";

const modules = [
  notices,
  packages,
  scalars,
  submissions,
  accessLog,
  events,
  filing,
  identity,
  inclusion,
  ledger,
  network,
  proposals,
  queries,
  receipts,
  records,
  retention,
  verification,
];
const components: Readonly<Record<string, object>> = committed.components.schemas;

const isSchema = (value: unknown): value is z.ZodType => typeof value === "object" && value !== null && "_zod" in value;
const idOf = (schema: z.ZodType): string => String(schema.meta()?.id ?? "");
const schemas = new Map(
  modules
    .flatMap((module) => Object.values(module))
    .filter(isSchema)
    .map((schema) => [idOf(schema), schema] as const),
);
// In the API's order: the generator describes a schema as it is where it first meets it.
const names = Object.keys(components).filter((name) => schemas.has(name));

/** As the API describes them: all together, since a schema that is known by name is referred to. */
function describeAll(): Readonly<Record<string, unknown>> {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono();
  for (const name of names) openAPIRegistry.register(name, schemas.get(name) as z.ZodType);
  const { components } = getOpenAPI31Document({ openapi: "3.1.0", info: { title: "", version: "" } });
  return describeNullable(components?.schemas ?? {});
}

describe("the wire's schemas", () => {
  const described = describeAll();

  // That of RFC 9457 is of HTTP alone.
  it.each(Object.keys(components).filter((name) => name !== "Problem"))(
    "%s is what the committed OpenAPI says",
    (name) => {
      expect(described[name]).toEqual(components[name]);
    },
  );
});
