import recorded from "./examples.json" with { type: "json" };

/** A request to a gateway and its answer, as a test recorded them; ids and times are made to stay the same. */
interface Example {
  readonly summary: string;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

interface Named {
  readonly [name: string]: { readonly summary: string; readonly value: unknown };
}

interface Content {
  examples?: Named;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; examples?: Named }[];
  readonly requestBody?: { readonly content: Record<string, Content> };
  readonly responses: Record<string, { readonly content?: Record<string, Content> }>;
}

const exampleOf = recorded as unknown as Readonly<Record<string, readonly Example[]>>;

/** Adds to every operation the requests and answers that were recorded of it. */
export function describeExamples<T extends object>(description: T): T {
  const { paths = {} } = description as { paths?: Record<string, Record<string, Operation>> };
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    for (const example of exampleOf[operation.operationId ?? ""] ?? []) addExample(operation, example);
  }
  return description;
}

function addExample(operation: Operation, { summary, parameters, body, status, answer }: Example): void {
  const name = summary.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const add = (place: { examples?: Named } | undefined, value: unknown): void => {
    if (place !== undefined && value !== null) place.examples = { ...place.examples, [name]: { summary, value } };
  };
  for (const parameter of operation.parameters ?? []) add(parameter, parameters[parameter.name] ?? null);
  add(operation.requestBody?.content["application/json"], body);
  const content = operation.responses[status]?.content ?? {};
  add(content["application/json"] ?? content["application/problem+json"], answer);
}
