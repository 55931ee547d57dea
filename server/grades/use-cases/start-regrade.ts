import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { StartRegradeInput } from "@/lib/schemas/regrade";
import { countUnrun, loadAskedReruns, retireCards } from "@/server/assessment";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { regradeRequested } from "../events";
import { computeEffect } from "../regrade/compute-effect";
import { lockQuiz, lockSeen } from "../regrade/lock-seen";
import { toStoredRules } from "../regrade/load-subject";

/**
 * Has the attempts of a quiz scored again as the teacher saw it, with a reason that learners read. Keeps what scores them,
 * so that what gets its points from now on has them by the same rules, writes an audit entry with the effect, and announces
 * `grades/regrade.requested`: a job applies it (see `applyRegrade`). Asked again it is the same regrade. Throws
 * `grades.regrade_outdated` when the quiz, a bank or a regrade changed since it was seen, `grades.regrade_running` while
 * another is being applied, `grades.regrade_empty` when nothing would be scored another way, `grades.regrade_unrun` while
 * programs have not run under mended tests (see `startTrial`).
 */
export async function startRegrade(ctx: Ctx, { courseId, lessonId, choices, onlyRaises, reason, seen }: StartRegradeInput): Promise<{ regradeId: string }> {
  const { userId } = await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    await lockQuiz(tx, { courseId, lessonId });
    const same = await tx.regrade.findUnique({ where: { lessonId_seen: { lessonId, seen } }, select: { id: true } });
    if (same) return { regradeId: same.id };
    if (await tx.regrade.findFirst({ where: { lessonId, state: "applying" }, select: { id: true } })) throw new DomainError("conflict", "grades.regrade_running");
    const rules = await lockSeen(tx, { courseId, lessonId, choices, seen });
    if (rules.rules.length === 0) throw new DomainError("invalid", "grades.regrade_empty");
    if ((await countUnrun(tx, await loadAskedReruns(tx, rules))) > 0) throw new DomainError("conflict", "grades.regrade_unrun");
    const { counts, average } = await computeEffect(tx, { lessonId, rules, onlyRaises });
    const regradeId = newId("regrade");
    await tx.regrade.create({ data: { id: regradeId, lessonId, authorId: userId, reason, onlyRaises, rules: toStoredRules(rules), seen, createdAt: ctx.clock.now(), advancedAt: ctx.clock.now() }, select: { id: true } });
    await retireCards(tx, rules);
    await audit(tx, ctx.viewer, "quiz.regrade", regradeId, { courseId, lessonId, reason, onlyRaises, modes: rules.rules.map(({ mode }) => mode), ...counts, average });
    await emit(tx, regradeRequested({ regradeId, courseId, lessonId }), ctx.requestId);
    return { regradeId };
  });
}
