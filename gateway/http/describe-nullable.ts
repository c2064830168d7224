/**
 * Says of a named schema that may be null that it may be: the generator writes it as all of the schema and `null`, which nothing is
 * (JSON Schema 2020-12 §10.2.1.1).
 */
export function describeNullable<T>(description: T): T {
  if (Array.isArray(description)) return description.map(describeNullable) as T;
  if (typeof description !== "object" || description === null) return description;
  const { allOf, ...rest } = Object.fromEntries(
    Object.entries(description).map(([name, member]) => [name, describeNullable(member)]),
  );
  if (!isReferenceAndNull(allOf)) return { ...(allOf === undefined ? {} : { allOf }), ...rest } as T;
  const [reference, { type: _, ...beside }] = allOf;
  return { anyOf: [reference, { type: "null" }], ...beside, ...rest } as T;
}

function isReferenceAndNull(allOf: unknown): allOf is [{ $ref: string }, { type: string[] }] {
  if (!Array.isArray(allOf) || allOf.length !== 2) return false;
  const [first, second] = allOf;
  return "$ref" in first && Array.isArray(second.type) && second.type.includes("null");
}
