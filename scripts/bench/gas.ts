import budgets from "../../test/contracts/gas-budgets.json" with { type: "json" };
import { measureGas } from "../../test/contracts/measure-gas.ts";
import { type Bench, type Figure, figureOf } from "./figure.ts";

const labels: Readonly<Record<string, string>> = {
  recordDirect: "one record, sent by the officer",
  recordRelayed: "one record, relayed",
  recordOneOfThousand: "a package of a batch of 1,000",
  recogniseDirect: "recognising one of 1,000, sent",
  recogniseRelayed: "recognising one of 1,000, relayed",
  recogniseOneOfFiftyDirect: "recognising fifty of 1,000 at once, each, sent",
  recogniseOneOfFiftyRelayed: "recognising fifty of 1,000 at once, each, relayed",
  withdrawDirect: "withdrawing one of 1,000, sent",
  publishDirect: "a notice to two, sent",
  publishRelayed: "a notice to two, relayed",
  acknowledgeDirect: "an acknowledgement, sent",
  acknowledgeRelayed: "an acknowledgement, relayed",
  answerDirect: "an answer after it, sent",
  answerRelayed: "an answer after it, relayed",
};

const EAS = "274,369 of EAS for as much (measured elsewhere, not in this run; signed by nobody)";

/** The gas that each action takes as a transaction of its own; it is the same in every run, so it is measured once. */
export const gas: Bench = {
  name: "gas",
  subject: "whole transactions on Hardhat's network, sent by an officer or relayed with the officer's signature",
  measure: async () => {
    const measured = await measureGas();
    const unmeasured = Object.keys(budgets).filter((name) => measured[name] === undefined);
    if (unmeasured.length > 0) throw new Error(`there are budgets for what is not measured: ${unmeasured.join(", ")}`);
    return Object.entries(measured).map(([name, figure]) => describe(name, figure));
  },
};

function describe(name: string, figure: number): Figure {
  const most = (budgets as Readonly<Record<string, number>>)[name];
  return figureOf(labels[name] ?? name, "gas", [figure], {
    ...(name.startsWith("record") && name !== "recordOneOfThousand" ? { comparedWith: EAS } : {}),
    ...(most === undefined ? {} : { budget: { most } }),
  });
}
