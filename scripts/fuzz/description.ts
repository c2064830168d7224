import { type Ajv2020 as Ajv, default as ajv } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/** One operation as the API's description has it. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: object; example?: unknown }[];
  readonly requestBody?: { required: boolean; content: Record<string, Content> };
  readonly responses: Record<string, { description: string; content?: Record<string, Content> }>;
}

/** A body as the API's description has it. */
export interface Content {
  readonly schema: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The API's description, as far as the tests read it. */
export interface Description {
  readonly openapi: string;
  readonly info: { title: string; version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, unknown> };
}

/** Every operation of a description. */
export const operationsOf = ({ paths }: Description) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Says what a value lacks to be what the schema at a place of the description says; nothing when it is. */
export function openSchemas(description: Description) {
  const validator: Ajv = new ajv.Ajv2020({ strict: false, allErrors: true, formats: { binary: true } });
  formats.default(validator);
  validator.addSchema(description, "api");
  return (place: readonly string[], value: unknown): string[] => {
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const validate = validator.getSchema(`api#/${pointer}`);
    if (validate === undefined) return [`there is no schema at ${place.join(" ")}`];
    validate(value);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}
