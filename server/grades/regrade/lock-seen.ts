import { DomainError, notFound } from "@/lib/errors";
import type { RegradeChoice, RegradeRules } from "@/lib/schemas/regrade";
import { lockForRegrade } from "@/server/assessment";
import type { Tx } from "@/server/platform/db/tx";
import { loadSubject, seenOf, toRules } from "./load-subject";

type Seen = { courseId: string; lessonId: string; choices: readonly RegradeChoice[]; seen: string };

/** Locks a quiz for what is done with its attempts. Throws NOT_FOUND for one of another course. */
export async function lockQuiz(tx: Tx, { courseId, lessonId }: Pick<Seen, "courseId" | "lessonId">): Promise<void> {
  if (!(await tx.lesson.findFirst({ where: { id: lessonId, courseId }, select: { id: true } }))) throw notFound();
  await lockForRegrade(tx, lessonId);
}

/** The rules that a teacher chose, as they saw them, of a quiz that is locked from now on. Throws `grades.regrade_outdated` when something changed since. */
export async function lockSeen(tx: Tx, { courseId, lessonId, choices, seen }: Seen): Promise<RegradeRules> {
  await lockQuiz(tx, { courseId, lessonId });
  const { questions, regradeIds } = await loadSubject(tx, { courseId, lessonId });
  const rules = toRules(questions, choices);
  if (seenOf(rules, regradeIds) !== seen) throw new DomainError("conflict", "grades.regrade_outdated");
  return rules;
}
