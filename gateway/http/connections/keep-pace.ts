import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Limits } from "./limits.ts";
import type { Refuse } from "./refuse-connection.ts";
import { noteTooSlow } from "./too-slow.ts";

/** How often is looked within the time that a client may be slow. */
const LOOKS = 6;
const TOO_SLOW = "The body came too slowly; nothing of it was carried out.";

/** What a connection had moved when the client was last seen to keep pace. */
interface Mark {
  readonly at: number;
  readonly read: number;
  readonly sent: number;
  /** What was waiting to be taken by the client. */
  readonly waiting: number;
}

/** The requests under way whose clients are to keep pace. */
export interface Pace {
  watch(incoming: IncomingMessage, outgoing: ServerResponse): void;
  stop(): void;
}

/**
 * Cuts off whoever sends a body, or takes an answer, more slowly than is allowed. Time in which this gateway itself is at work, or a
 * stream has nothing to tell, counts against nobody. Who is refused for a body is noted (`noteTooSlow`): the request has come to a
 * route, and is counted and logged there.
 */
export function keepPace(
  { slowMs, leastBytesPerSecond }: Pick<Limits, "slowMs" | "leastBytesPerSecond">,
  refuse: Refuse,
): Pace {
  const marks = new Map<ServerResponse, { readonly incoming: IncomingMessage; mark: Mark }>();
  const allowedMs = ({ waiting }: Mark): number => slowMs + (waiting / leastBytesPerSecond) * 1_000;

  const look = (): void => {
    for (const [outgoing, watched] of marks) {
      const { incoming, mark } = watched;
      const { socket } = incoming;
      const now = markOf(socket);
      const isReading = isAwaited(incoming);
      const isWriting = socket.writableLength > 0;
      if (!isReading && !isWriting) watched.mark = now;
      else if (isWriting) {
        // Of what is written at once nothing is known until all of it is gone.
        if (now.sent - mark.sent >= mark.waiting) watched.mark = now;
        else if (now.at - mark.at > allowedMs(mark)) outgoing.destroy();
      } else if (now.at - mark.at > slowMs) {
        const enough = ((now.at - mark.at) / 1_000) * leastBytesPerSecond;
        if (now.read - mark.read >= enough) watched.mark = now;
        else {
          marks.delete(outgoing);
          noteTooSlow(incoming);
          refuse(socket, "request-timeout", TOO_SLOW);
        }
      }
    }
  };
  const looking = setInterval(look, Math.max(20, slowMs / LOOKS)).unref();
  return {
    watch: (incoming, outgoing) => {
      marks.set(outgoing, { incoming, mark: markOf(incoming.socket) });
      outgoing.once("close", () => marks.delete(outgoing));
    },
    stop: () => clearInterval(looking),
  };
}

const markOf = (socket: Socket): Mark => ({
  at: performance.now(),
  read: socket.bytesRead,
  sent: socket.bytesWritten - socket.writableLength,
  waiting: socket.writableLength,
});

/** Whether more of a body is to come and there is room for it: then it is the client that is waited for. */
function isAwaited(incoming: IncomingMessage): boolean {
  const hasBody =
    incoming.headers["transfer-encoding"] !== undefined || incoming.headers["content-length"] !== undefined;
  return hasBody && !incoming.complete && incoming.readableLength < incoming.readableHighWaterMark;
}
