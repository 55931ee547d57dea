import type { Socket } from "node:net";
import { preparesUnnamedStatement, StatementNames, usesUnnamedStatement } from "./statements.ts";
import { cString, encodeMessage, errorResponse, MessageReader, ProtocolError, type ClientMessage, type ErrorFields, type StartupMessage } from "./wire.ts";

/** Messages that reach the backend in one go: a simple query, or an extended one up to its Sync or Flush. */
export type Batch = {
  bytes: Buffer;
  endsInSync: boolean;
  /** Uses the unnamed statement that an earlier batch of this connection prepared. */
  needsUnnamed: boolean;
  preparesUnnamed: boolean;
};

export type ConnectionEvents = {
  startup(connection: Connection, message: StartupMessage): void;
  batch(connection: Connection): void;
  closed(connection: Connection): void;
};

const copyFromClient = /(^|;)\s*copy\b[^;]*\bfrom\s+stdin\b/i;
/** Raises inside the backend, so that order, transaction state and answers are those of any failed statement. */
const refuseCopy = "do $$begin raise exception using errcode = '0A000', message = 'COPY FROM STDIN is not available on the local Postgres', hint = 'Use INSERT with unnest().'; end$$";

/** One client: cuts what it sends into batches, and writes what the backend answered. */
export class Connection {
  readonly statements: StatementNames;
  readonly batches: Batch[] = [];
  closed = false;
  private readonly reader = new MessageReader();
  private started = false;
  private gathered: Buffer[] = [];
  private needsUnnamed = false;
  private preparesUnnamed = false;

  constructor(
    readonly id: number,
    readonly secret: number,
    private readonly socket: Socket,
    private readonly events: ConnectionEvents,
  ) {
    this.statements = new StatementNames(id);
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.receive(chunk));
    // A reset is an ordinary end of a client; `close` follows and cleans up.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.finish());
  }

  /** The session begins: what follows from the client are typed messages. */
  accept(greeting: Buffer): void {
    this.started = true;
    this.write(greeting);
  }

  write(bytes: Buffer): void {
    if (!this.closed && this.socket.writable) this.socket.write(bytes);
  }

  /** Ends the connection with a reason that the client's driver shows. */
  fail(error: ErrorFields): void {
    if (this.closed) return;
    if (this.socket.writable) this.socket.end(errorResponse(error));
    this.finish();
  }

  close(): void {
    this.socket.destroy();
    this.finish();
  }

  private finish(): void {
    if (this.closed) return;
    this.closed = true;
    this.batches.length = 0;
    this.socket.removeAllListeners("data");
    this.socket.resume();
    this.events.closed(this);
  }

  private receive(chunk: Buffer): void {
    this.reader.push(chunk);
    try {
      while (!this.closed && this.step());
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.fail({ severity: "FATAL", code: "08P01", message: error.message });
    }
  }

  private step(): boolean {
    if (!this.started) {
      const startup = this.reader.nextStartup();
      if (startup) this.events.startup(this, startup);
      return startup !== null;
    }
    const message = this.reader.next();
    if (message) this.gather(message);
    return message !== null;
  }

  private gather(message: ClientMessage): void {
    switch (message.type) {
      case "X":
        this.close();
        return;
      case "d":
      case "c":
      case "f":
        // Data of a COPY that was refused: PostgreSQL ignores it too.
        return;
      case "Q":
      case "F":
        this.gathered.push(replaceCopy(message).bytes);
        this.submit(true);
        return;
      case "P":
      case "B":
      case "D":
      case "C":
      case "E":
        this.gatherExtended(replaceCopy(message));
        return;
      case "H":
      case "S":
        this.gathered.push(message.bytes);
        this.submit(message.type === "S");
        return;
      default:
        throw new ProtocolError(`invalid frontend message type ${message.type.charCodeAt(0)}`);
    }
  }

  private gatherExtended(message: ClientMessage): void {
    if (preparesUnnamedStatement(message)) this.preparesUnnamed = true;
    else if (usesUnnamedStatement(message) && !this.preparesUnnamed) this.needsUnnamed = true;
    this.gathered.push(this.statements.translate(message));
  }

  private submit(endsInSync: boolean): void {
    this.batches.push({
      bytes: Buffer.concat(this.gathered),
      endsInSync,
      needsUnnamed: this.needsUnnamed,
      preparesUnnamed: this.preparesUnnamed,
    });
    this.gathered = [];
    this.needsUnnamed = false;
    this.preparesUnnamed = false;
    this.events.batch(this);
  }
}

function replaceCopy(message: ClientMessage): ClientMessage {
  if (message.type !== "Q" && message.type !== "P") return message;
  const text = message.bytes.toString("utf8", 5);
  if (!/copy/i.test(text)) return message;
  if (message.type === "Q") {
    return copyFromClient.test(text) ? { type: "Q", bytes: encodeMessage("Q", cString(refuseCopy)) } : message;
  }
  const [name = "", query = ""] = text.split("\0");
  if (!copyFromClient.test(query)) return message;
  return { type: "P", bytes: encodeMessage("P", cString(name), cString(refuseCopy), Buffer.from([0, 0])) };
}
