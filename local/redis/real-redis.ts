import { Redis } from "ioredis";
import type { Outcome, RedisBackend } from "./redis-backend.ts";
import { ReplyError, Status, type Reply } from "./reply.ts";

/**
 * A real Redis (7 or later), whose persistence is its own. Scripts lose their first line when it names
 * flags that only Upstash knows.
 */
export class RealRedis implements RedisBackend {
  private readonly client: Redis;

  constructor(url: string) {
    this.client = new Redis(url, { maxRetriesPerRequest: 2, protocol: 2 });
    // Commands report a lost connection; without a listener the process would end.
    this.client.on("error", () => undefined);
  }

  async run(words: string[]): Promise<Outcome> {
    const [name = "", ...args] = withoutScriptFlags(words);
    try {
      return { reply: toReply(await this.client.call(name, ...args)) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  pipeline(commands: string[][]): Promise<Outcome[]> {
    return Promise.all(commands.map((words) => this.run(words)));
  }

  async transaction(commands: string[][]): Promise<Outcome[]> {
    const queue = this.client.multi();
    for (const words of commands) {
      const [name = "", ...args] = withoutScriptFlags(words);
      queue.call(name, ...args);
    }
    let results: Awaited<ReturnType<typeof queue.exec>>;
    try {
      results = await queue.exec();
    } catch (error) {
      throw new ReplyError(error instanceof Error ? error.message : String(error));
    }
    return (results ?? []).map(([error, value]) => (error ? { error: error.message } : { reply: toReply(value) }));
  }

  async close(): Promise<void> {
    await this.client.quit().catch(() => this.client.disconnect());
  }
}

function withoutScriptFlags(words: string[]): string[] {
  const name = words[0]?.toUpperCase();
  const index = name === "EVAL" || name === "EVAL_RO" ? 1 : name === "SCRIPT" && words[1]?.toUpperCase() === "LOAD" ? 2 : null;
  if (index === null) return words;
  return words.map((word, at) => (at === index ? word.replace(/^#!lua[^\n]*\n/, "") : word));
}

/** The client does not say whether `OK` was a status; nothing stored here is confused by it. */
function toReply(value: unknown): Reply {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return value;
  if (typeof value === "string") return value === "OK" ? new Status(value) : value;
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  if (Buffer.isBuffer(value)) return value.toString();
  if (Array.isArray(value)) return value.map(toReply);
  // Newer protocol versions answer maps: Upstash answers names and values in turn.
  return Object.entries(value).flatMap(([field, item]) => [field, toReply(item)]);
}
