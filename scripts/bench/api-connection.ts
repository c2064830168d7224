import { Agent, request } from "node:http";

const JSON_LINES = "application/x-ndjson";

/** A connection to a gateway that stays open, as an integrator's client keeps it. */
export interface ApiConnection {
  get<T>(path: string): Promise<T>;
  /** Answers the body; throws when the answer is no success. */
  post<T>(path: string, body: unknown): Promise<T>;
  /** Sends values one a line, and answers those that come back. */
  postLines<T>(path: string, values: readonly unknown[]): Promise<T[]>;
  put(path: string, bytes: Uint8Array): Promise<void>;
  close(): void;
}

/** Opens a connection; requests go over it one after the other. */
export function connectApi(url: string, findToken: () => Promise<string>): ApiConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (method: string, path: string, type?: string, payload?: Uint8Array): Promise<string> => {
    const authorization = `Bearer ${await findToken()}`;
    return new Promise((resolve, reject) => {
      const ofBody = type === undefined ? {} : { "content-type": type, "content-length": payload?.length ?? 0 };
      const headers = { authorization, ...ofBody };
      const sending = request(`${url}${path}`, { method, agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.once("error", reject);
        answer.once("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          if ((answer.statusCode ?? 500) < 300) resolve(text);
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 500)}`));
        });
      });
      // The server closed a connection that nobody used just as it was used again.
      sending.once("error", (error) =>
        sending.reusedSocket && (error as NodeJS.ErrnoException).code === "ECONNRESET"
          ? ask(method, path, type, payload).then(resolve, reject)
          : reject(error),
      );
      sending.end(payload);
    });
  };
  const linesOf = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join("");
  return {
    get: async <T>(path: string) => JSON.parse(await ask("GET", path)) as T,
    post: async <T>(path: string, body: unknown) =>
      JSON.parse(await ask("POST", path, "application/json", Buffer.from(JSON.stringify(body)))) as T,
    postLines: async <T>(path: string, values: readonly unknown[]) =>
      (await ask("POST", path, JSON_LINES, Buffer.from(linesOf(values))))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as T),
    put: async (path, bytes) => void (await ask("PUT", path, "application/octet-stream", bytes)),
    close: () => agent.destroy(),
  };
}
