/** Whether nobody on the way can read or change what goes to an address: https, or this machine. */
export function isSoundUrl({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname));
}
