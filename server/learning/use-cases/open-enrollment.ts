import { newId } from "@/lib/ids";
import type { Money } from "@/lib/money";
import type { EnrollmentStatus, GrantKind } from "@/prisma/generated/client";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { EnrollmentOpened } from "../events";
import { hasOpenGrant } from "../open-grants";

export type OpenEnrollmentInput = {
  userId: string;
  courseId: string;
  /** The release that a new enrollment follows; one that exists keeps its own. */
  releaseId: string;
  kind: GrantKind;
  /** What gives the access (an order item, a seat): one source opens one grant, however often it is asked. */
  sourceId: string;
  paid: Money;
  method: "free" | "card" | "manual";
  /** When the access ends by itself; never, when it is absent or null. */
  endsAt?: Date | null;
};

export type OpenedEnrollment = { enrollmentId: string; opened: boolean };

type Row = { id: string; releaseId: string; completedAt: Date | null };

/**
 * Opens a grant and the enrollment that it hangs on, in the caller's transaction. There is one enrollment a learner
 * and course and one grant a source, whatever runs at the same time; repeating it changes nothing and succeeds.
 * Announces `learning/enrollment.opened` when the learner had no open grant before.
 */
export async function openEnrollment(ctx: Ctx, tx: Tx, input: OpenEnrollmentInput): Promise<OpenedEnrollment> {
  authorize(ctx.viewer, "enrollment.open");
  const enrollment = await insertOrLock(ctx, tx, input);
  const hadAccess = await hasOpenGrant(tx, enrollment.id, ctx.clock.now());
  const { userId, courseId, kind, sourceId, endsAt = null } = input;
  const granted = await tx.grant.createMany({
    data: [{ id: newId("grant"), userId, courseId, enrollmentId: enrollment.id, kind, sourceId, startsAt: ctx.clock.now(), endsAt }],
    skipDuplicates: true,
  });
  if (granted.count === 0) return { enrollmentId: enrollment.id, opened: false };
  const status: EnrollmentStatus = enrollment.completedAt ? "completed" : "active";
  await tx.enrollment.update({ where: { id: enrollment.id }, data: { status, ...paymentOf(input) }, select: { id: true } });
  if (hadAccess) return { enrollmentId: enrollment.id, opened: true };
  const event: EnrollmentOpened = {
    name: "learning/enrollment.opened",
    data: { enrollmentId: enrollment.id, userId, courseId, releaseId: enrollment.releaseId },
  };
  await emit(tx, event, ctx.requestId);
  return { enrollmentId: enrollment.id, opened: true };
}

/** The conflicting update changes nothing that matters but locks the row, so that grants of one enrollment take turns. */
async function insertOrLock(ctx: Ctx, tx: Tx, { userId, courseId, releaseId }: OpenEnrollmentInput): Promise<Row> {
  const now = ctx.clock.now();
  const rows = await tx.$queryRaw<Row[]>`
    INSERT INTO "Enrollment" ("id", "userId", "courseId", "releaseId", "enrolledAt", "createdAt", "updatedAt")
    VALUES (${newId("enrollment")}, ${userId}, ${courseId}, ${releaseId}, ${now}, ${now}, ${now})
    ON CONFLICT ("userId", "courseId") DO UPDATE SET "updatedAt" = EXCLUDED."updatedAt"
    RETURNING "id", "releaseId", "completedAt"`;
  const [row] = rows;
  if (!row) throw new Error(`the enrollment of ${userId} in ${courseId} was neither inserted nor found`);
  return row;
}

function paymentOf({ paid, method }: OpenEnrollmentInput) {
  return { paymentState: paid.amount > 0 ? "paid" : "free", amount: paid.amount, currency: paid.currency, method };
}
