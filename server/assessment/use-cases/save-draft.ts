import type { SaveDraftInput } from "@/lib/schemas/assignment";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockWork, requireAssignment } from "../assignment/own-work";

/** `saved`: the school holds it. `outdated`: something else was saved since this was begun, and is `current`; nothing was overwritten. */
export type SavedDraft = { state: "saved"; sequence: number } | { state: "outdated"; sequence: number; current: { text: string; links: string[] } };

/** Keeps the draft of one's own assignment in place of the state that it was written upon; sent again it changes nothing. */
export async function saveDraft(ctx: Ctx, { sequence, text, links, ...address }: SaveDraftInput): Promise<SavedDraft> {
  const met = await requireAssignment(ctx, address);
  return inTransaction(ctx, async (tx) => {
    const work = await lockWork(ctx, tx, met);
    const isSame = work.text === text && JSON.stringify(work.links) === JSON.stringify(links);
    if (isSame && work.sequence >= sequence) return { state: "saved", sequence: work.sequence };
    if (work.sequence !== sequence - 1) return { state: "outdated", sequence: work.sequence, current: { text: work.text, links: work.links } };
    await tx.assignmentWork.update({ where: { id: work.id }, data: { text, links, sequence, savedAt: ctx.clock.now() }, select: { id: true } });
    return { state: "saved", sequence };
  });
}
