const COMMON = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Content-Security-Policy of a page: this gateway alone, no script or style in the page, nothing to be framed. */
export const pagePolicy = `${COMMON}; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'`;

/** Of the files that a page loads. The worker compiles the digests' WebAssembly, and may reach nothing at all. */
export const assetPolicy = `${COMMON}; script-src 'wasm-unsafe-eval'`;

/** Of the page that verifies with a receipt: what stands in it, and that it is framed nowhere, which only a header can say. */
export const verifierPolicy = (policy: string): string => `${policy}; frame-ancestors 'none'`;
