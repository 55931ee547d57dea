import { randomInt } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { Connection, type ConnectionEvents } from "./connection.ts";
import { openDatabase, type DatabasePlace } from "./open-database.ts";
import { Scheduler } from "./scheduler.ts";
import {
  cancelRequestCode,
  cString,
  encodeMessage,
  gssRequestCode,
  int32,
  readyForQuery,
  sslRequestCode,
  startupParameters,
  type StartupMessage,
} from "./wire.ts";

export type PostgresOptions = DatabasePlace & {
  /** Loopback port; 0 takes any free one. */
  port: number;
  maxConnections?: number;
  /** How long a client may sit in an open transaction while others wait. Default 15 s. */
  idleInTransactionMs?: number;
  /** Called once when the database engine broke. Its process should end; the files are intact. */
  onCrash?(error: unknown): void;
};

export type RunningPostgres = {
  port: number;
  url: string;
  /** The engine itself, for snapshots (`dumpDataDir`). Statements belong on a connection. */
  db: PGlite;
  /** Ends all connections, checkpoints and closes the files. */
  close(): Promise<void>;
};

const databaseName = "postgres";
const userName = "postgres";
const reportedParameters = ["server_version", "server_encoding", "client_encoding", "DateStyle", "IntervalStyle", "TimeZone", "integer_datetimes", "standard_conforming_strings", "search_path", "default_transaction_read_only", "is_superuser"];

/**
 * Starts PostgreSQL on loopback, file-backed or in memory, in this process (it keeps a core busy while
 * a statement runs). Rejects with `EADDRINUSE` when the port is taken.
 *
 * Every committed transaction is with the operating system before its client hears of it: a kill -9
 * loses nothing; a power cut may (PGlite has no fsync).
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const front = new Front(options.maxConnections ?? 60);
  const server = createServer((socket) => front.admit(socket));
  // Listening comes first: a taken port must not cost the start of a database. Clients wait meanwhile.
  const port = await listen(server, options.port);
  let db: PGlite;
  try {
    db = await openDatabase(options);
  } catch (error) {
    server.close();
    throw error;
  }
  await front.open(db, options);
  return {
    port,
    url: `postgres://${userName}:postgres@127.0.0.1:${port}/${databaseName}`,
    db,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await front.close();
      await closed;
      await db.close();
    },
  };
}

/** Greets clients and hands their batches to the scheduler. */
class Front implements ConnectionEvents {
  private readonly connections = new Map<number, Connection>();
  private readonly early: (() => void)[] = [];
  private scheduler: Scheduler | null = null;
  private parameters: Buffer = Buffer.alloc(0);
  private nextId = 1;
  private closing = false;

  constructor(private readonly maxConnections: number) {}

  async open(db: PGlite, options: PostgresOptions): Promise<void> {
    this.parameters = await readParameters(db);
    this.scheduler = new Scheduler({
      db,
      idleInTransactionMs: options.idleInTransactionMs ?? 15_000,
      onCrash: (error) => {
        for (const connection of this.connections.values()) connection.close();
        options.onCrash?.(error);
      },
    });
    for (const greet of this.early.splice(0)) greet();
  }

  admit(socket: Socket): void {
    if (this.closing) {
      socket.destroy();
      return;
    }
    const id = this.nextId++;
    this.connections.set(id, new Connection(id, randomInt(1, 2 ** 31 - 1), socket, this));
  }

  startup(connection: Connection, message: StartupMessage): void {
    switch (message.code) {
      case sslRequestCode:
      case gssRequestCode:
        connection.write(Buffer.from("N", "latin1"));
        return;
      case cancelRequestCode:
        this.cancel(message.body);
        connection.close();
        return;
      default:
        if (this.scheduler) this.greet(connection, message);
        else this.early.push(() => this.greet(connection, message));
    }
  }

  batch(connection: Connection): void {
    this.scheduler?.submit(connection);
  }

  closed(connection: Connection): void {
    this.connections.delete(connection.id);
    this.scheduler?.leave(connection);
  }

  async close(): Promise<void> {
    this.closing = true;
    for (const connection of this.connections.values()) {
      // An idle client may be on its way out already: it must not get an error as its last word.
      if (this.scheduler?.isIdle(connection) ?? true) connection.close();
      else connection.fail({ severity: "FATAL", code: "57P01", message: "terminating connection due to administrator command" });
    }
    await this.scheduler?.settle();
  }

  private greet(connection: Connection, { code, body }: StartupMessage): void {
    if (connection.closed) return;
    const asked = startupParameters(body);
    const user = asked.get("user") ?? "";
    const database = asked.get("database") ?? user;
    if (code >> 16 !== 3) {
      connection.fail({ severity: "FATAL", code: "0A000", message: `unsupported frontend protocol ${code >> 16}.${code & 0xffff}` });
    } else if (user !== userName) {
      connection.fail({ severity: "FATAL", code: "28000", message: `role "${user}" does not exist` });
    } else if (database !== databaseName) {
      connection.fail({ severity: "FATAL", code: "3D000", message: `database "${database}" does not exist` });
    } else if (this.connections.size > this.maxConnections) {
      connection.fail({ severity: "FATAL", code: "53300", message: "sorry, too many clients already" });
    } else {
      this.scheduler?.join(connection);
      connection.accept(this.greeting(connection, code));
    }
  }

  private greeting(connection: Connection, code: number): Buffer {
    const isOlderThanAsked = (code & 0xffff) > 0;
    return Buffer.concat([
      isOlderThanAsked ? encodeMessage("v", int32(3 << 16), int32(0)) : Buffer.alloc(0),
      encodeMessage("R", int32(0)),
      this.parameters,
      encodeMessage("K", int32(connection.id), int32(connection.secret)),
      readyForQuery("idle"),
    ]);
  }

  private cancel(body: Buffer): void {
    if (body.length < 8) return;
    const connection = this.connections.get(body.readInt32BE(0));
    if (connection && connection.secret === body.readInt32BE(4)) this.scheduler?.cancel(connection);
  }
}

async function readParameters(db: PGlite): Promise<Buffer> {
  const { rows } = await db.query<{ name: string; setting: string }>("select name, setting from pg_settings where name = any($1)", [reportedParameters]);
  return Buffer.concat(rows.map(({ name, setting }) => encodeMessage("S", cString(name), cString(setting))));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}
