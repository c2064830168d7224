import type { Child } from "hono/jsx";

/** A name and what stands for it; undefined for nothing to show. */
export type Fact = readonly [name: string, value: Child] | undefined;

/** Names and values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts
        .filter((fact) => fact !== undefined)
        .map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
