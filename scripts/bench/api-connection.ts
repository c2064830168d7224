import { Agent, request } from "node:http";

/** A connection to a gateway that stays open, as an integrator's client keeps it. */
export interface ApiConnection {
  /** Answers the body; throws when the answer is no success. */
  post<T>(path: string, body: unknown): Promise<T>;
  close(): void;
}

/** Opens a connection; requests go over it one after the other. */
export function connectApi(url: string): ApiConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    post: <T>(path: string, body: unknown) =>
      new Promise<T>((resolve, reject) => {
        const payload = Buffer.from(JSON.stringify(body));
        const headers = { "content-type": "application/json", "content-length": payload.length };
        const sending = request(`${url}${path}`, { method: "POST", agent, headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.once("error", reject);
          answer.once("end", () => {
            const text = Buffer.concat(chunks).toString("utf8");
            if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(text) as T);
            else reject(new Error(`POST ${path}: ${answer.statusCode} ${text.slice(0, 500)}`));
          });
        });
        sending.once("error", reject);
        sending.end(payload);
      }),
    close: () => agent.destroy(),
  };
}
