import { createHash } from "node:crypto";
import type { Question } from "@/lib/schemas/questions";

/** Whether a question can be asked again and scored at once, by itself: no person, no sandbox and no page of its own is needed. */
export function isReviewable({ type }: Question): boolean {
  return !["information", "essay", "file", "code", "qti"].includes(type);
}

/** Names what a question says: the same in every release, quiz and draw that asks it. What helps with it may be written later: it is the same question. */
export function digestOf({ points: _points, bank: _bank, ...said }: Question): string {
  return createHash("sha256").update(JSON.stringify({ ...said, hints: [] })).digest("hex").slice(0, 40);
}
