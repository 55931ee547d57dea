import type { Reply } from "./reply.ts";

/** What became of one command. */
export type Outcome = { reply: Reply } | { error: string };

/** Where commands run: the memory of this process, or a real Redis. */
export type RedisBackend = {
  run(words: string[]): Promise<Outcome>;
  /** One after the other; an error of one does not stop the others. */
  pipeline(commands: string[][]): Promise<Outcome[]>;
  /** All without another client's command between them. Throws `ReplyError` when refused as a whole. */
  transaction(commands: string[][]): Promise<Outcome[]>;
  close(): Promise<void>;
};
