import type { Ctx } from "@/server/platform/ctx";
import { loadTerms, toShownAnswers } from "./shown-answers";

/**
 * Everything that the school keeps about a person, of every domain, as the file that they may take away. One list in
 * one place, so that a new table with personal data is added where the old ones are. Secrets (hashes, tokens) are ours.
 */
export async function collectPersonalData(ctx: Ctx, userId: string) {
  const [account, learning, commerce, messages] = await Promise.all([
    accountOf(ctx, userId),
    learningOf(ctx, userId),
    commerceOf(ctx, userId),
    messagesOf(ctx, userId),
  ]);
  return { format: "criterio-personal-data", version: 1, exportedAt: ctx.clock.now(), ...account, ...commerce, ...learning, ...messages };
}

async function accountOf({ db }: Ctx, userId: string) {
  const { sessions, accounts, roles, ...profile } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      id: true, name: true, email: true, emailVerifiedAt: true, headline: true, bio: true, image: true, locale: true, timeZone: true,
      createdAt: true, updatedAt: true,
      roles: { select: { role: true, createdAt: true } },
      accounts: { select: { provider: true, providerAccountId: true, createdAt: true } },
      sessions: {
        orderBy: { createdAt: "desc" },
        select: { method: true, userAgent: true, ipAddress: true, createdAt: true, lastSeenAt: true, expiresAt: true, revokedAt: true },
      },
    },
  });
  return { profile, roles, providers: accounts, sessions };
}

async function commerceOf({ db }: Ctx, userId: string) {
  const orders = await db.order.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: {
      number: true, status: true, currency: true, totalAmount: true, createdAt: true, paidAt: true,
      items: { select: { title: true, unitAmount: true, currency: true, priceKind: true } },
      payments: {
        select: {
          provider: true, status: true, amount: true, refundedAmount: true, currency: true, createdAt: true,
          refunds: { select: { amount: true, currency: true, status: true, reason: true, createdAt: true } },
        },
      },
      receipt: { select: { number: true, issuedAt: true, snapshot: true } },
    },
  });
  return { orders, receipts: orders.flatMap(({ receipt }) => (receipt ? [receipt] : [])) };
}

async function learningOf({ db, clock }: Ctx, userId: string) {
  const [enrollments, reviews, certificates, paths] = await Promise.all([
    db.enrollment.findMany({
      where: { userId },
      orderBy: { enrolledAt: "asc" },
      select: {
        status: true, enrolledAt: true, completedAt: true, method: true, amount: true, currency: true,
        course: { select: { title: true, slug: true } },
        grants: { select: { kind: true, startsAt: true, endsAt: true, revokedAt: true } },
        progress: { select: { lesson: { select: { slug: true } }, positionSeconds: true, completedAt: true, firstViewedAt: true, lastViewedAt: true } },
        notes: { select: { lesson: { select: { slug: true } }, atSeconds: true, body: true, createdAt: true, updatedAt: true } },
        deferredDays: true,
        extraTimePercent: true,
        extraTimeReason: true,
        quizExceptions: { orderBy: { createdAt: "asc" }, select: { lessonId: true, lesson: { select: { slug: true } }, opensAt: true, closesAt: true, extraAttempts: true, extraMinutes: true, reason: true, createdAt: true } },
        deferrals: { orderBy: { id: "asc" }, select: { days: true, reason: true, isOwn: true, createdAt: true, undoneAt: true } },
        // What a teacher has not shown yet is not the learner's.
        gradeEntries: { where: { OR: [{ lessonId: { not: null } }, { gradeItem: { releasedAt: { not: null } } }] }, select: { lesson: { select: { slug: true } }, gradeItem: { select: { title: true } }, points: true, maxPoints: true, isExcused: true, reason: true, createdAt: true, updatedAt: true } },
        works: {
          select: {
            lesson: { select: { slug: true } }, text: true, links: true, savedAt: true, extendedTo: true, extensionReason: true,
            submissions: {
              orderBy: { number: "asc" },
              select: {
                number: true, state: true, text: true, links: true, submittedAt: true, files: { orderBy: { position: "asc" }, select: { file: { select: { name: true, bytes: true } } } },
                // Only what was shown: a grader's draft is not the learner's.
                mark: { select: { released: true, releasedPoints: true, releasedAt: true } },
              },
            },
          },
        },
        played: {
          orderBy: { createdAt: "asc" },
          select: { lesson: { select: { slug: true } }, state: true, bestScore: true, completion: true, success: true, totalSeconds: true, completedAt: true, openedAt: true, createdAt: true },
        },
        cards: {
          orderBy: { createdAt: "asc" },
          select: {
            lessonId: true, lesson: { select: { slug: true } }, place: true, dueAt: true, state: true, stability: true, difficulty: true, reps: true, lapses: true, lastReviewAt: true, createdAt: true,
            reviews: { orderBy: { rep: "asc" }, select: { rating: true, isRight: true, state: true, stability: true, difficulty: true, scheduledDays: true, reviewedAt: true } },
          },
        },
        practices: {
          orderBy: { createdAt: "asc" },
          select: { createdAt: true, endedAt: true, items: { orderBy: { number: "asc" }, select: { lesson: { select: { slug: true } }, place: true, tries: true, hints: true, result: true, isDone: true } } },
        },
        attempts: {
          orderBy: [{ startedAt: "asc" }, { number: "asc" }],
          select: {
            lessonId: true, lesson: { select: { slug: true } }, revisionId: true, number: true, startedAt: true, submittedAt: true, points: true, maxPoints: true, passed: true, hints: true, daysLate: true, latePercent: true,
            regraded: { orderBy: { createdAt: "asc" }, select: { pointsBefore: true, maxPointsBefore: true, pointsAfter: true, maxPointsAfter: true, createdAt: true, regrade: { select: { reason: true } } } },
            answers: { orderBy: { place: "asc" }, select: { place: true, response: true, savedAt: true, points: true, comment: true, levels: true } },
            files: { orderBy: { fileId: "asc" }, select: { place: true, file: { select: { id: true, name: true, bytes: true } } } },
          },
        },
      },
    }),
    db.review.findMany({ where: { userId } }),
    db.certificate.findMany({
      where: { userId },
      orderBy: { issuedAt: "asc" },
      select: { code: true, holderName: true, courseTitle: true, releaseNumber: true, parts: true, hours: true, grade: true, completedAt: true, issuedAt: true, expiresAt: true, revokedAt: true, revokedReason: true },
    }),
    db.pathFollow.findMany({ where: { userId }, orderBy: { startedAt: "asc" }, select: { path: { select: { title: true, slug: true } }, startedAt: true, completedAt: true } }),
  ]);
  const around = { terms: await loadTerms(db, enrollments.flatMap(({ attempts }) => attempts)), now: clock.now() };
  return { enrollments: enrollments.map((enrollment) => ({
      ...enrollment, ...toShownAnswers(enrollment, around), quizExceptions: enrollment.quizExceptions.map(({ lessonId: _lessonId, ...exception }) => exception),
    })), reviews, certificates, paths };
}

async function messagesOf({ db }: Ctx, userId: string) {
  const notifications = await db.notification.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { kind: true, channel: true, subject: true, recipient: true, status: true, sentAt: true, readAt: true, createdAt: true },
  });
  const [announcements, mutedCourses] = await Promise.all([
    db.announcement.findMany({ where: { authorId: userId }, orderBy: { createdAt: "asc" }, select: { title: true, body: true, audience: true, publishAt: true, createdAt: true } }),
    db.courseMute.findMany({ where: { userId }, select: { course: { select: { slug: true } }, createdAt: true } }),
  ]);
  const markingComments = await db.markingComment.findMany({ where: { ownerId: userId }, orderBy: { createdAt: "asc" }, select: { text: true, createdAt: true } });
  const questionBanks = await db.questionBank.findMany({
    where: { ownerId: userId },
    orderBy: { createdAt: "asc" },
    select: { title: true, language: true, createdAt: true, questions: { orderBy: { id: "asc" }, select: { tags: true, difficulty: true, versions: { orderBy: { number: "asc" }, select: { content: true, createdAt: true } } } } },
  });
  const draftRuns = await db.draftRun.findMany({
    where: { askedById: userId },
    orderBy: { createdAt: "asc" },
    select: { sourceName: true, sourceKind: true, method: true, model: true, wanted: true, state: true, createdAt: true, drafts: { orderBy: { id: "asc" }, select: { content: true, quote: true, state: true, decidedAt: true } } },
  });
  const draftPdfs = await db.draftSource.findMany({ where: { uploadedById: userId }, orderBy: { createdAt: "asc" }, select: { name: true, bytes: true, createdAt: true, removedAt: true } });
  const authoredPaths = await db.learningPath.findMany({ where: { ownerId: userId }, orderBy: { createdAt: "asc" }, select: { slug: true, title: true, summary: true, description: true, createdAt: true } });
  return { notifications, announcements, mutedCourses, markingComments, questionBanks, draftRuns, draftPdfs, authoredPaths };
}
