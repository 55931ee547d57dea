import type { EnrolStudentsInput } from "@/lib/schemas/students";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeStudents } from "../authorize-students";
import { findPeople } from "../roster/find-people";
import { openManualAccess } from "../roster/open-manual-access";
import { requireFuture } from "../roster/require-future";

/** What became of an address. `already` has access and keeps it as it is; `unknown` is nobody's account here. */
export type EnrolOutcome = { email: string; outcome: "enrolled" | "already" | "unknown" };

/**
 * Enrols people by hand, each in a transaction of their own, and answers what became of each: sent twice, the second
 * time finds them enrolled. Announces `learning/enrollment.opened` as every enrolment does. Throws
 * `authoring.not_published` for a course without a release.
 */
export async function enrolStudents(ctx: Ctx, { courseId, students }: EnrolStudentsInput): Promise<{ outcomes: EnrolOutcome[] }> {
  await authorizeStudents(ctx, courseId);
  const now = ctx.clock.now();
  students.forEach(({ until }, index) => requireFuture(until, now, `students.${index}.until`));
  const outcomes: EnrolOutcome[] = [];
  for (const { email, until } of students) {
    outcomes.push({ email, outcome: await enrolOne(ctx, courseId, email, until === null ? null : new Date(until)) });
  }
  return { outcomes };
}

async function enrolOne(ctx: Ctx, courseId: string, email: string, until: Date | null): Promise<EnrolOutcome["outcome"]> {
  return inTransaction(ctx, async (tx) => {
    const person = (await findPeople(tx, { courseId, emails: [email], now: ctx.clock.now() })).get(email);
    if (!person) return "unknown";
    if (person.hasAccess) return "already";
    const { enrollmentId } = await openManualAccess(ctx, tx, { userId: person.userId, courseId, until });
    await audit(tx, ctx.viewer, "course.student.enrol", courseId, { enrollmentId, until: until?.toISOString() ?? null });
    return "enrolled";
  });
}
