import { writeSync } from "node:fs";
import process from "node:process";

const write = writeSync;
const { parse, stringify } = JSON;
const { wait } = Atomics;
const leave: (code: number) => never = process.exit.bind(process);

/**
 * The lines between this process and the one that started it. What it says is said before the program goes on, and what
 * it needs is taken once at the start, so that a program that reaches the objects of this process finds nothing to replace.
 */
export class Channel {
  readonly #chunks = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  #pending = Buffer.alloc(0);
  #printed: string[] = [];
  #room = 0;

  /** Waits for the next line; null when there will be none. */
  async next(): Promise<unknown> {
    for (;;) {
      const end = this.#pending.indexOf(10);
      if (end !== -1) {
        const line = this.#pending.toString("utf8", 0, end);
        this.#pending = this.#pending.subarray(end + 1);
        return parse(line);
      }
      const { done, value } = await this.#chunks.next();
      if (done) return null;
      this.#pending = Buffer.concat([this.#pending, value]);
    }
  }

  /** How many bytes the program may print from now on. */
  allow(bytes: number): void {
    this.#room = bytes;
  }

  /** Keeps what the program printed; more than was allowed ends the process. */
  print(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > this.#room) {
      this.#printed.push(Buffer.from(text).subarray(0, this.#room).toString("utf8"));
      this.stop("output");
    }
    this.#room -= bytes;
    this.#printed.push(text);
  }

  /** Sends a message with what was printed since the last one. */
  send(message: Record<string, unknown>): void {
    const output = this.#printed.join("");
    this.#printed = [];
    let rest = Buffer.from(`${stringify({ ...message, output })}\n`);
    while (rest.length > 0) rest = rest.subarray(writeSome(rest));
  }

  /** Says why and leaves at once. */
  stop(reason: "memory" | "output"): never {
    this.send({ stopped: reason });
    return leave(0);
  }
}

/** The pipe does not block: while it is full this waits for its reader. */
function writeSome(bytes: Buffer): number {
  try {
    return write(1, bytes);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
    wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    return 0;
  }
}
