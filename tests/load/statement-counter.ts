import { connect, createServer, type Server, type Socket } from "node:net";
import { MessageReader, gssRequestCode, readCString, sslRequestCode } from "../../local/postgres/wire.ts";

/** One execution of a statement as the client sent it. Values are null, text, or bytes for binary parameters. */
export type Statement = { sql: string; values: (string | Buffer | null)[] };

export type StatementCounter = {
  port: number;
  /** Every statement that passes while `work` runs and `quietMs` after the last one, without transaction control. */
  during(work: () => Promise<unknown>, quietMs?: number): Promise<Statement[]>;
  close(): Promise<void>;
};

const CONTROL = /^\s*(?:begin|commit|rollback|savepoint|release|set|discard|deallocate)\b/i;

/**
 * A TCP server between an application and its PostgreSQL that reads along with the wire protocol and notes what is
 * executed (https://www.postgresql.org/docs/18/protocol-message-formats.html): the count comes from the database's
 * side of the wire, so no code of the application can forget to count. One binding per portal is followed.
 */
export async function startStatementCounter(upstream: { host: string; port: number }, port: number): Promise<StatementCounter> {
  const listeners = new Set<(statement: Statement) => void>();
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(upstream);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => (client.destroy(), database.destroy()));
    }
    const read = followConnection((statement) => listeners.forEach((listener) => listener(statement)));
    client.on("data", (chunk) => {
      read(chunk);
      database.write(chunk);
    });
    database.on("data", (chunk) => client.write(chunk));
    client.on("end", () => database.end());
    database.on("end", () => client.end());
  });
  await listen(server, port);
  return {
    port,
    during: async (work, quietMs = 250) => {
      const seen: Statement[] = [];
      let lastAt = Date.now();
      const listener = (statement: Statement) => {
        lastAt = Date.now();
        if (!CONTROL.test(statement.sql)) seen.push(statement);
      };
      listeners.add(listener);
      await work();
      lastAt = Math.max(lastAt, Date.now());
      while (Date.now() - lastAt < quietMs) await new Promise((resolve) => setTimeout(resolve, quietMs / 5));
      listeners.delete(listener);
      return seen;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Reads a client's side of one connection and reports each executed statement. */
function followConnection(report: (statement: Statement) => void): (chunk: Buffer) => void {
  const reader = new MessageReader();
  const prepared = new Map<string, string>();
  const portals = new Map<string, Statement>();
  let isStarted = false;
  return (chunk) => {
    reader.push(chunk);
    while (!isStarted) {
      const startup = reader.nextStartup();
      if (!startup) return;
      isStarted = startup.code !== sslRequestCode && startup.code !== gssRequestCode;
    }
    for (let message = reader.next(); message; message = reader.next()) {
      const { type, bytes } = message;
      if (type === "Q") report({ sql: readCString(bytes, 5).text, values: [] });
      else if (type === "P") {
        const name = readCString(bytes, 5);
        prepared.set(name.text, readCString(bytes, name.next).text);
      } else if (type === "B") {
        const portal = readCString(bytes, 5);
        const statement = readCString(bytes, portal.next);
        portals.set(portal.text, { sql: prepared.get(statement.text) ?? "", values: readValues(bytes, statement.next) });
      } else if (type === "E") {
        const bound = portals.get(readCString(bytes, 5).text);
        if (bound) report(bound);
      }
    }
  };
}

/** The parameters of a Bind message: formats, then values with their lengths (-1 is null). */
function readValues(bytes: Buffer, start: number): Statement["values"] {
  const formats: number[] = [];
  let at = start + 2;
  for (let left = bytes.readInt16BE(start); left > 0; left -= 1, at += 2) formats.push(bytes.readInt16BE(at));
  const count = bytes.readInt16BE(at);
  at += 2;
  const values: Statement["values"] = [];
  for (let index = 0; index < count; index += 1) {
    const length = bytes.readInt32BE(at);
    at += 4;
    const isBinary = (formats.length === 1 ? formats[0] : formats[index]) === 1;
    values.push(length === -1 ? null : isBinary ? Buffer.from(bytes.subarray(at, at + length)) : bytes.toString("utf8", at, at + length));
    at += Math.max(0, length);
  }
  return values;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
}
