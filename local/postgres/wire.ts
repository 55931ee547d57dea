/**
 * The parts of PostgreSQL's message flow that a server in front of one backend needs:
 * https://www.postgresql.org/docs/18/protocol-message-formats.html
 */

export const sslRequestCode = 80_877_103;
export const gssRequestCode = 80_877_104;
export const cancelRequestCode = 80_877_102;

/** The largest message taken from a client; PostgreSQL's own limit is 1 GB. */
const maxMessageBytes = 256 * 1024 * 1024;

export type StartupMessage = { code: number; body: Buffer };
export type ClientMessage = { type: string; bytes: Buffer };

export class ProtocolError extends Error {}

/** Cuts a stream of bytes into messages. The first ones of a connection carry no type byte. */
export class MessageReader {
  private pending: Buffer[] = [];
  private size = 0;

  push(chunk: Buffer): void {
    this.pending.push(chunk);
    this.size += chunk.length;
  }

  nextStartup(): StartupMessage | null {
    const length = this.peekLength(0);
    if (length === null) return null;
    if (length < 8 || length > 10_000) throw new ProtocolError("invalid length of startup packet");
    const bytes = this.take(length);
    return bytes ? { code: bytes.readInt32BE(4), body: bytes.subarray(8) } : null;
  }

  next(): ClientMessage | null {
    const length = this.peekLength(1);
    if (length === null) return null;
    if (length < 4 || length > maxMessageBytes) throw new ProtocolError("invalid message length");
    const bytes = this.take(1 + length);
    return bytes ? { type: String.fromCharCode(bytes[0] ?? 0), bytes } : null;
  }

  private peekLength(offset: number): number | null {
    if (this.size < offset + 4) return null;
    return this.joined().readInt32BE(offset);
  }

  private take(length: number): Buffer | null {
    if (this.size < length) return null;
    const all = this.joined();
    this.size -= length;
    this.pending = this.size > 0 ? [all.subarray(length)] : [];
    return all.subarray(0, length);
  }

  private joined(): Buffer {
    const [first] = this.pending;
    if (this.pending.length === 1 && first) return first;
    const all = Buffer.concat(this.pending);
    this.pending = [all];
    return all;
  }
}

export function encodeMessage(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export function cString(text: string): Buffer {
  return Buffer.from(`${text}\0`, "utf8");
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** Text up to the next zero byte, and where the following field begins. */
export function readCString(bytes: Buffer, start: number): { text: string; next: number } {
  const end = bytes.indexOf(0, start);
  if (end === -1) throw new ProtocolError("invalid string in message");
  return { text: bytes.toString("utf8", start, end), next: end + 1 };
}

export function startupParameters(body: Buffer): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  let at = 0;
  while (at < body.length && body[at] !== 0) {
    const key = readCString(body, at);
    const value = readCString(body, key.next);
    parameters.set(key.text, value.text);
    at = value.next;
  }
  return parameters;
}

export type ErrorFields = { severity: "ERROR" | "FATAL"; code: string; message: string; hint?: string };

export function errorResponse({ severity, code, message, hint }: ErrorFields): Buffer {
  const fields = [cString(`S${severity}`), cString(`V${severity}`), cString(`C${code}`), cString(`M${message}`)];
  if (hint) fields.push(cString(`H${hint}`));
  return encodeMessage("E", ...fields, Buffer.from([0]));
}

export type TransactionStatus = "idle" | "transaction" | "failed";

export function readyForQuery(status: TransactionStatus): Buffer {
  return encodeMessage("Z", Buffer.from(status === "idle" ? "I" : status === "transaction" ? "T" : "E", "latin1"));
}

/** Splits what the backend wrote. The backend always writes whole messages by the end of a batch. */
export function* backendMessages(bytes: Buffer): Generator<{ type: string; bytes: Buffer }> {
  let at = 0;
  while (at + 5 <= bytes.length) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    yield { type: String.fromCharCode(bytes[at] ?? 0), bytes: bytes.subarray(at, end) };
    at = end;
  }
}
