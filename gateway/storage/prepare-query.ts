import type { Compilable, QueryResult } from "kysely";
import type { Database } from "./schema.ts";

/** Stands in a query for a value that is given when it is carried out. */
export type Placeholder<Name extends string> = (name: Name) => never;

interface Prepared<Row> {
  readonly query: ReturnType<Compilable<Row>["compile"]>;
  /** The name of each parameter that has a placeholder. */
  readonly names: readonly (string | undefined)[];
}

/**
 * A query that is built and compiled once for a database and carried out with other values each time: of what is asked for each request,
 * building it takes longer than the answer.
 */
export function prepareQuery<Name extends string, Row>(
  build: (db: Database, value: Placeholder<Name>) => Compilable<Row>,
): (db: Database, values: Readonly<Record<Name, unknown>>) => Promise<QueryResult<Row>> {
  // Transactions and plugins of a database have its adapter.
  const preparedFor = new WeakMap<object, Prepared<Row>>();
  return (db, values) => {
    const { adapter } = db.getExecutor();
    const known = preparedFor.get(adapter) ?? compileOnce(db, build);
    preparedFor.set(adapter, known);
    const { query, names } = known;
    const parameters = query.parameters.map((parameter, position) => {
      const name = names[position];
      return name === undefined ? parameter : values[name as Name];
    });
    return db.executeQuery({ ...query, parameters });
  };
}

function compileOnce<Name extends string, Row>(
  db: Database,
  build: (db: Database, value: Placeholder<Name>) => Compilable<Row>,
): Prepared<Row> {
  const placeholders = new Map<unknown, string>();
  const query = build(db, (name) => {
    // An object of its own is equal to nothing else among the parameters.
    const placeholder = Object.freeze({ name });
    placeholders.set(placeholder, name);
    return placeholder as never;
  }).compile();
  const names = query.parameters.map((parameter) => placeholders.get(parameter));
  return { query, names };
}
