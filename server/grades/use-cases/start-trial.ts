import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { StartTrialInput } from "@/lib/schemas/regrade";
import { countUnrun, loadAskedReruns } from "@/server/assessment";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import type { TrialRequested } from "../events";
import { isRunning } from "../regrade/is-running";
import { lockSeen } from "../regrade/lock-seen";
import { toStoredRules } from "../regrade/load-subject";

/**
 * Has the programs run that a regrade would score by mended tests, so that its effect can be seen: nobody's points change.
 * Announces `grades/trial.requested`; a job runs them (see `runPrograms`). Asked again while they run it is the same trial;
 * afterwards, or when its job was given up, it goes on with what is left. Throws `grades.regrade_outdated` when the quiz, a bank or a
 * regrade changed since it was seen, `grades.trial_empty` when no program has to run.
 */
export async function startTrial(ctx: Ctx, { courseId, lessonId, choices, seen }: StartTrialInput): Promise<{ trialId: string }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const rules = await lockSeen(tx, { courseId, lessonId, choices, seen });
    const same = await tx.programTrial.findUnique({ where: { lessonId_seen: { lessonId, seen } }, select: { id: true, ranAt: true, finishedAt: true } });
    const now = ctx.clock.now();
    if (same && isRunning(same, now)) return { trialId: same.id };
    if ((await countUnrun(tx, await loadAskedReruns(tx, rules))) === 0) throw new DomainError("invalid", "grades.trial_empty");
    const trialId = same?.id ?? newId("programTrial");
    await tx.programTrial.upsert({ where: { id: trialId }, create: { id: trialId, lessonId, seen, rules: toStoredRules(rules), ranAt: now }, update: { ranAt: now, finishedAt: null }, select: { id: true } });
    const requested: TrialRequested = { name: "grades/trial.requested", data: { trialId, courseId, lessonId } };
    await emit(tx, requested, ctx.requestId);
    return { trialId };
  });
}
