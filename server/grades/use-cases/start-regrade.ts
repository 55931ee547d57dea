import { DomainError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Json } from "@/lib/json";
import type { StartRegradeInput } from "@/lib/schemas/regrade";
import { lockForRegrade, retireCards } from "@/server/assessment";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import type { RegradeRequested } from "../events";
import { computeEffect } from "../regrade/compute-effect";
import { loadSubject, seenOf, toRules } from "../regrade/load-subject";

/**
 * Has the attempts of a quiz scored again as the teacher saw it, with a reason that learners read. Keeps what scores them,
 * so that what gets its points from now on has them by the same rules, writes an audit entry with the effect, and announces
 * `grades/regrade.requested`: a job applies it (see `applyRegrade`). Asked again it is the same regrade. Throws
 * `grades.regrade_outdated` when the quiz, a bank or a regrade changed since it was seen, `grades.regrade_running` while
 * another is being applied, `grades.regrade_empty` when nothing would be scored another way.
 */
export async function startRegrade(ctx: Ctx, { courseId, lessonId, choices, onlyRaises, reason, seen }: StartRegradeInput): Promise<{ regradeId: string }> {
  const { userId } = await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    if (!(await tx.lesson.findFirst({ where: { id: lessonId, courseId }, select: { id: true } }))) throw notFound();
    await lockForRegrade(tx, lessonId);
    const same = await tx.regrade.findUnique({ where: { lessonId_seen: { lessonId, seen } }, select: { id: true } });
    if (same) return { regradeId: same.id };
    if (await tx.regrade.findFirst({ where: { lessonId, state: "applying" }, select: { id: true } })) throw new DomainError("conflict", "grades.regrade_running");
    const { questions, regradeIds } = await loadSubject(tx, { courseId, lessonId });
    const rules = toRules(questions, choices);
    if (seenOf(rules, regradeIds) !== seen) throw new DomainError("conflict", "grades.regrade_outdated");
    if (rules.rules.length === 0) throw new DomainError("invalid", "grades.regrade_empty");
    const { counts, average } = await computeEffect(tx, { lessonId, rules, onlyRaises });
    const regradeId = newId("regrade");
    const json: Json = JSON.parse(JSON.stringify(rules));
    await tx.regrade.create({ data: { id: regradeId, lessonId, authorId: userId, reason, onlyRaises, rules: json ?? {}, seen, createdAt: ctx.clock.now() }, select: { id: true } });
    await retireCards(tx, rules);
    await audit(tx, ctx.viewer, "quiz.regrade", regradeId, { courseId, lessonId, reason, onlyRaises, modes: rules.rules.map(({ mode }) => mode), ...counts, average });
    const requested: RegradeRequested = { name: "grades/regrade.requested", data: { regradeId, courseId, lessonId } };
    await emit(tx, requested, ctx.requestId);
    return { regradeId };
  });
}
