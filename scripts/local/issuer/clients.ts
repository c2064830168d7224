const PREFIX = "concord-pages-";

/** The client by which the pages of a gateway sign people in. */
export const pagesClientOf = (iso: string): string => `${PREFIX}${iso.toLowerCase()}`;

/** Whether a client is a gateway's pages. */
export const isPagesClient = (clientId: string): boolean => clientId.startsWith(PREFIX);
