import { cString, encodeMessage, ProtocolError, readCString, type ClientMessage } from "./wire.ts";

/**
 * Prepared statements of one connection. All connections share one backend, so each statement gets a
 * name there that no other connection uses, and the unnamed one, which any connection may have
 * overwritten meanwhile, is prepared again when needed.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private counter = 0;
  private unnamed: Buffer | null = null;

  constructor(private readonly connectionId: number) {}

  /** The message as the backend must see it. */
  translate(message: ClientMessage): Buffer {
    switch (message.type) {
      case "P":
        return this.translateParse(message.bytes);
      case "B":
        return this.translateBind(message.bytes);
      case "D":
      case "C":
        return this.translateTarget(message.type, message.bytes);
      default:
        return message.bytes;
    }
  }

  /** The last Parse of the unnamed statement, to repeat after another connection replaced it. */
  get unnamedParse(): Buffer | null {
    return this.unnamed;
  }

  /** Messages that drop what this connection prepared. */
  closeAll(): Buffer {
    const closes = [...this.names.values()].map((name) => encodeMessage("C", Buffer.from("S", "latin1"), cString(name)));
    return Buffer.concat([...closes, encodeMessage("S")]);
  }

  private translateParse(bytes: Buffer): Buffer {
    const name = readCString(bytes, 5);
    if (name.text === "") {
      this.unnamed = Buffer.from(bytes);
      return bytes;
    }
    return encodeMessage("P", cString(this.backendName(name.text)), bytes.subarray(name.next));
  }

  private translateBind(bytes: Buffer): Buffer {
    const portal = readCString(bytes, 5);
    const statement = readCString(bytes, portal.next);
    if (statement.text === "") return bytes;
    return encodeMessage("B", cString(portal.text), cString(this.backendName(statement.text)), bytes.subarray(statement.next));
  }

  private translateTarget(type: "D" | "C", bytes: Buffer): Buffer {
    const kind = bytes[5];
    if (kind === undefined) throw new ProtocolError("invalid message");
    const name = readCString(bytes, 6);
    if (kind !== "S".charCodeAt(0) || name.text === "") return bytes;
    return encodeMessage(type, Buffer.from([kind]), cString(this.backendName(name.text)));
  }

  private backendName(name: string): string {
    const known = this.names.get(name);
    if (known) return known;
    this.counter += 1;
    const fresh = `c${this.connectionId}_${this.counter}`;
    this.names.set(name, fresh);
    return fresh;
  }
}

/** Whether a message uses the unnamed prepared statement without preparing it. */
export function usesUnnamedStatement(message: ClientMessage): boolean {
  if (message.type === "B") {
    const portal = readCString(message.bytes, 5);
    return readCString(message.bytes, portal.next).text === "";
  }
  return message.type === "D" && message.bytes[5] === "S".charCodeAt(0) && readCString(message.bytes, 6).text === "";
}

export function preparesUnnamedStatement(message: ClientMessage): boolean {
  return message.type === "P" && readCString(message.bytes, 5).text === "";
}
