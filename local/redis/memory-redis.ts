import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { openStore, transact } from "../kit/store.ts";
import { Engine } from "./engine.ts";
import { Keyspace, type Entry } from "./keyspace.ts";
import type { RedisBackend, Outcome } from "./redis-backend.ts";
import { ReplyError } from "./reply.ts";

const schema = `
  CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, expires_at INTEGER) WITHOUT ROWID;
`;

const storedEntry = z.object({ key: z.string(), kind: z.enum(["string", "hash", "list", "set", "zset"]), value: z.string(), expires_at: z.number().nullable() });
const texts = z.array(z.string());
const textPairs = z.array(z.tuple([z.string(), z.string()]));
/** Infinite scores have no place in JSON. */
const scorePairs = z.array(z.tuple([z.string(), z.union([z.number(), z.literal("inf"), z.literal("-inf")])]));

/**
 * Redis in memory, written through to SQLite: the keys that a request changed are stored in one
 * transaction before its answer leaves, so a kill -9 loses nothing that was acknowledged.
 */
export class MemoryRedis implements RedisBackend {
  private readonly db: DatabaseSync;
  private readonly keyspace: Keyspace;
  private readonly engine: Engine;

  constructor(dataDir: string) {
    this.db = openStore(dataDir, schema);
    // A commit reaches the operating system, which outlives this process; waiting for the disk at each
    // counted request would only guard against a power cut.
    this.db.exec("PRAGMA synchronous = NORMAL");
    this.keyspace = new Keyspace();
    this.engine = new Engine(this.keyspace);
    this.load();
  }

  async run(words: string[]): Promise<Outcome> {
    return this.stored(() => this.attempt(words));
  }

  async pipeline(commands: string[][]): Promise<Outcome[]> {
    return this.stored(() => commands.map((words) => this.attempt(words)));
  }

  async transaction(commands: string[][]): Promise<Outcome[]> {
    const refusal = commands.map((words) => this.engine.explainRefusal(words)).find((reason) => reason !== null);
    if (refusal !== undefined && refusal !== null) throw new ReplyError(`EXECABORT Transaction discarded because of previous errors: ${refusal}`);
    return this.pipeline(commands);
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private attempt(words: string[]): Outcome {
    try {
      return { reply: this.engine.run(words) };
    } catch (error) {
      if (!(error instanceof ReplyError)) throw error;
      return { error: error.message };
    }
  }

  /** Commands run to their end without a pause; then their changes are stored together. */
  private stored<T>(work: () => T): T {
    try {
      return work();
    } finally {
      this.save();
    }
  }

  private save(): void {
    const changes = this.keyspace.takeChanges();
    if (changes.length === 0) return;
    transact(this.db, () => {
      const put = this.db.prepare("INSERT OR REPLACE INTO entry (key, kind, value, expires_at) VALUES (?, ?, ?, ?)");
      const remove = this.db.prepare("DELETE FROM entry WHERE key = ?");
      for (const [key, entry] of changes) {
        if (entry) put.run(key, entry.kind, JSON.stringify(encodeValue(entry)), entry.expiresAt);
        else remove.run(key);
      }
    });
  }

  private load(): void {
    this.db.prepare("DELETE FROM entry WHERE expires_at <= ?").run(this.keyspace.now());
    for (const row of this.db.prepare("SELECT * FROM entry").all()) {
      const { key, kind, value, expires_at } = storedEntry.parse(row);
      this.keyspace.put(key, decodeEntry(kind, JSON.parse(value), expires_at));
    }
    this.keyspace.takeChanges();
  }
}

function encodeValue(entry: Entry): unknown {
  switch (entry.kind) {
    case "string":
    case "list":
      return entry.value;
    case "zset":
      return [...entry.value].map(([member, score]) => [member, Number.isFinite(score) ? score : score > 0 ? "inf" : "-inf"]);
    default:
      return [...entry.value];
  }
}

function decodeEntry(kind: Entry["kind"], value: unknown, expiresAt: number | null): Entry {
  switch (kind) {
    case "string":
      return { kind, value: z.string().parse(value), expiresAt };
    case "list":
      return { kind, value: texts.parse(value), expiresAt };
    case "set":
      return { kind, value: new Set(texts.parse(value)), expiresAt };
    case "hash":
      return { kind, value: new Map(textPairs.parse(value)), expiresAt };
    case "zset":
      return { kind, value: new Map(scorePairs.parse(value).map(([member, score]) => [member, Number(score === "inf" ? Infinity : score === "-inf" ? -Infinity : score)])), expiresAt };
  }
}
