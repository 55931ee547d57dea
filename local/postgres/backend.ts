import type { PGlite } from "@electric-sql/pglite";
import { backendMessages, type TransactionStatus } from "./wire.ts";

export type BatchResult = {
  /** What the backend answered, message by message. */
  messages: Buffer[];
  /** Where the backend stands; `null` when the batch did not end in Sync, so more of it must follow. */
  status: TransactionStatus | null;
};

/** The backend stopped answering as PostgreSQL does; only a new process with the same files helps. */
export class BackendCrash extends Error {}

/**
 * Hands one batch of client messages to the one backend there is. A batch runs without a break, so
 * nothing of another client can come between its Parse and its Execute.
 */
export async function runBatch(db: PGlite, batch: Buffer, endsInSync: boolean): Promise<BatchResult> {
  const chunks: Buffer[] = [];
  try {
    await db.runExclusive(() =>
      db.execProtocolRawStream(batch, {
        syncToFs: false,
        // The bytes are a view of memory that the next message overwrites.
        onRawData: (bytes) => void chunks.push(Buffer.from(bytes)),
      }),
    );
  } catch (cause) {
    throw new BackendCrash("the backend stopped while it ran a statement", { cause });
  }
  return readResult(Buffer.concat(chunks), endsInSync);
}

function readResult(output: Buffer, endsInSync: boolean): BatchResult {
  const messages: Buffer[] = [];
  let status: TransactionStatus | null = null;
  for (const message of backendMessages(output)) {
    messages.push(message.bytes);
    if (message.type === "Z") status = statusOf(message.bytes);
  }
  if (endsInSync && status === null) throw new BackendCrash("the backend did not report that it is ready");
  return { messages, status: endsInSync ? status : null };
}

function statusOf(message: Buffer): TransactionStatus {
  switch (String.fromCharCode(message[5] ?? 0)) {
    case "T":
      return "transaction";
    case "E":
      return "failed";
    default:
      return "idle";
  }
}
