import type { NewAccessEntry } from "../../gateway/domain/access-log.ts";

/** An entry of the access log of which a test asks nothing but that it is there. */
export const entry: NewAccessEntry = {
  operation: "showEvidence",
  identity: null,
  status: 200,
  code: null,
  named: [],
  shown: { evidence: [], notices: [], submissions: [] },
  requestId: null,
};
