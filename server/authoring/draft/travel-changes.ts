import { OutlineConflict } from "@/lib/domain/outline";
import { DomainError } from "@/lib/errors";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { applySteps } from "./apply-steps";
import { readSteps } from "./change-step";
import { loadDraftOutline } from "./draft-outline";
import { lockCourse } from "./lock-course";
import { toJson } from "./record-change";
import { CHANGE_KINDS, type ChangeKind, type UndoResult } from "../dto";

const NOTHING: UndoResult = { state: "nothing", changeId: null, kind: null };

/**
 * Carries out the viewer's last change of this session that is on a stack, backwards or again, and puts it on the other
 * one. When others made it impossible nothing changes, and the change leaves the stacks.
 */
export async function travelChanges(ctx: Ctx, { courseId }: { courseId: string }, from: "open" | "undone"): Promise<UndoResult> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { userId: authorId, sessionId } = requireUser(ctx.viewer);
  const where = { courseId, authorId, sessionId, stack: from };
  // The stack ends with the newest open change, and begins again with the oldest that was taken back.
  const orderBy = { id: from === "open" ? "desc" : "asc" } as const;
  let tried: UndoResult = NOTHING;
  try {
    return await inTransaction(ctx, async (tx) => {
      await lockCourse(tx, courseId);
      const change = await tx.courseChange.findFirst({ where, orderBy, select: { id: true, kind: true, steps: true, inverse: true } });
      if (!change) return NOTHING;
      tried = { state: "done", changeId: change.id, kind: toKind(change.kind) };
      const steps = readSteps(from === "open" ? change.inverse : change.steps);
      const back = toJson(await applySteps(ctx, tx, courseId, await loadDraftOutline(tx, courseId), steps));
      const data = from === "open" ? { stack: "undone" as const, undoneAt: ctx.clock.now(), steps: back } : { stack: "open" as const, undoneAt: null, inverse: back };
      await tx.courseChange.update({ where: { id: change.id }, data, select: { id: true } });
      return tried;
    });
  } catch (error) {
    if (tried.changeId === null || !(error instanceof OutlineConflict || error instanceof DomainError)) throw error;
    await ctx.db.courseChange.updateMany({ where: { id: tried.changeId, stack: from }, data: { stack: "closed" } });
    return { ...tried, state: "conflict" };
  }
}

export function toKind(kind: string): ChangeKind {
  const known = CHANGE_KINDS.find((one) => one === kind);
  if (!known) throw new Error(`a change of an unknown kind is stored: ${kind}`);
  return known;
}
