import { newId } from "@/lib/ids";
import type { JsonObject } from "@/lib/json";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "./db/tx";

/** Appends to the audit log in the transaction of what it records. Data holds ids and facts, no personal data. */
export async function audit(tx: Tx, viewer: Viewer, action: string, subject: string, data: JsonObject = {}): Promise<void> {
  await tx.auditEntry.create({
    data: { id: newId("audit"), actorId: viewer.kind === "user" ? viewer.userId : null, action, subject, data },
    select: { id: true },
  });
}
