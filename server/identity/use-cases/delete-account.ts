import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import type { DeleteAccountInput, TokenInput } from "@/lib/schemas/identity";
import { authorize, requireUser } from "@/server/access";
import { queueMail } from "@/server/notifications";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { requireOwnPassword } from "../require-own-password";
import { endSessions } from "../sessions/sessions";
import { issueToken, invalidToken, requireToken, spendToken } from "../tokens/one-time-tokens";
import { addressOf, mailTurns, takeTurns } from "../turns";

/** What stands where a name was. It says nothing of the person in any language. */
const NO_NAME = "—";

/** Mails a link that deletes one's account: the way for an account without a password. */
export async function requestAccountDeletion(ctx: Ctx): Promise<{ sent: true }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await takeTurns(ctx, mailTurns(ctx, viewer.email));
  await inTransaction(ctx, async (tx) => {
    const tokenId = await issueToken(tx, ctx, { purpose: "delete_account", email: viewer.email, userId: viewer.userId });
    await emit(tx, { name: IDENTITY_EVENTS.linkRequested, data: { tokenId } }, ctx.requestId);
  });
  return { sent: true };
}

/** Deletes one's account, given its password. See `erase` for what goes and what stays. */
export async function deleteAccount(ctx: Ctx, input: DeleteAccountInput): Promise<{ deleted: true }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await requireOwnPassword(ctx, input.password, "password");
  await inTransaction(ctx, (tx) => erase(tx, ctx, viewer.userId));
  return { deleted: true };
}

/** Deletes the account whose mailed link this is, once. */
export async function confirmAccountDeletion(ctx: Ctx, input: TokenInput): Promise<{ deleted: true }> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, [{ limit: "sign_in_address", key: addressOf(ctx) }]);
  const token = await requireToken(ctx.db, ctx, { purpose: "delete_account", secret: input.token });
  await inTransaction(ctx, async (tx) => {
    await spendToken(tx, ctx, token.id);
    await erase(tx, ctx, token.userId, token.email);
  });
  return { deleted: true };
}

/**
 * Anonymises an account for good: name, address, texts, sessions' traces, providers, notes, work and notices go, and the
 * address is free again. Orders, receipts, the ledger, enrolments and certificates stay, as the law and the books ask, tied
 * to an id that no longer says who it was. Tells the former address; announces `identity/user.deleted`. Refuses while the
 * account teaches published courses: their learners need a teacher first.
 */
async function erase(tx: Tx, ctx: Ctx, userId: string, expectedEmail?: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ${userId} FOR UPDATE`;
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { email: true, status: true, locale: true, instructor: { select: { _count: { select: { courses: true } } } } },
  });
  if (!user || user.status === "deleted" || (expectedEmail !== undefined && user.email !== expectedEmail)) throw invalidToken();
  if ((user.instructor?._count.courses ?? 0) > 0) throw new DomainError("conflict", "account.teaches_courses");
  const now = ctx.clock.now();
  await endSessions(tx, ctx, userId, null);
  await tx.session.updateMany({ where: { userId }, data: { userAgent: null, ipAddress: null } });
  await tx.refreshToken.deleteMany({ where: { userId } });
  await tx.oneTimeToken.deleteMany({ where: { OR: [{ userId }, { email: user.email }] } });
  await tx.oAuthAccount.deleteMany({ where: { userId } });
  await tx.note.deleteMany({ where: { enrollment: { userId } } });
  await tx.quizAnswer.deleteMany({ where: { attempt: { enrollment: { userId } } } });
  await tx.quizAttempt.updateMany({ where: { enrollment: { userId }, hints: { isEmpty: false } }, data: { hints: [] } });
  await tx.programRun.deleteMany({ where: { attempt: { enrollment: { userId } } } });
  await tx.reviewCard.deleteMany({ where: { enrollment: { userId } } });
  await tx.practice.deleteMany({ where: { enrollment: { userId } } });
  // What a package kept of its learner: texts and answers of theirs among it.
  await tx.packageAttempt.updateMany({ where: { enrollment: { userId } }, data: { state: {}, location: "" } });
  await eraseWork(tx, userId, now);
  await tx.notification.deleteMany({ where: { userId } });
  // What was earned outlives the account, without the name.
  await tx.certificate.updateMany({ where: { userId }, data: { holderName: NO_NAME } });
  await tx.review.updateMany({ where: { userId }, data: { userId: null, authorName: NO_NAME } });
  await tx.user.update({
    where: { id: userId },
    data: {
      email: `${userId}@deleted.invalid`,
      emailVerifiedAt: null,
      passwordHash: null,
      name: NO_NAME,
      image: null,
      headline: null,
      bio: null,
      status: "deleted",
      deletedAt: now,
    },
    select: { id: true },
  });
  await audit(tx, ctx.viewer, "account.deleted", userId);
  await queueMail(tx, ctx, {
    kind: "account-deleted",
    userId: null,
    recipient: user.email,
    locale: toLocale(user.locale),
    params: { at: now.toISOString() },
    idempotencyKey: `account-deleted:${userId}`,
  });
  await emit(tx, { name: IDENTITY_EVENTS.userDeleted, data: { userId } }, ctx.requestId);
}

/** What was written and handed in for assignments and quizzes, with what was said of it and set for it; the bytes of its files go with the next sweep. */
async function eraseWork(tx: Tx, userId: string, now: Date): Promise<void> {
  const own = { enrollment: { userId } };
  await tx.courseFile.updateMany({ where: { OR: [{ workFile: { work: own } }, { answerFile: { attempt: own } }] }, data: { state: "refused", name: NO_NAME } });
  await tx.attemptMark.deleteMany({ where: { attempt: own } });
  await tx.submission.deleteMany({ where: { work: own } });
  await tx.assignmentWork.deleteMany({ where: own });
  await tx.gradeEntry.deleteMany({ where: own });
  // The dates stay as they were moved: why is nobody's business any more.
  await tx.enrollmentDeferral.updateMany({ where: own, data: { reason: "" } });
  await tx.quizException.deleteMany({ where: own });
  await tx.enrollment.updateMany({ where: { userId }, data: { extraTimePercent: 0, extraTimeReason: "" } });
  await tx.markingComment.deleteMany({ where: { ownerId: userId } });
  // What was drafted for them goes with what it was drafted from: the sweep removes the bytes.
  await tx.draftRun.deleteMany({ where: { askedById: userId } });
  await tx.draftSource.updateMany({ where: { uploadedById: userId }, data: { name: NO_NAME, expiresAt: now } });
  // Banks that courses draw from are those courses' too.
  await tx.questionBank.deleteMany({ where: { ownerId: userId, courses: { none: {} } } });
}
