import { secureHeaders } from "hono/secure-headers";

/**
 * Headers that keep a browser from making more of an answer than it is: what is answered runs nothing, is framed nowhere and sniffed for
 * no other type, unless its route says otherwise (the pages do).
 */
export const secure = secureHeaders({
  overwrite: false,
  xFrameOptions: "DENY",
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    sandbox: [],
  },
});
