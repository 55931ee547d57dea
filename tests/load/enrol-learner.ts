import { seedCtx } from "@/prisma/seed/seed-ctx";
import { DEMO_ACCOUNTS } from "@/prisma/seed/demo-accounts";
import { openEnrollment } from "@/server/learning";
import { db } from "@/server/platform/db/client";
import { inTransaction } from "@/server/platform/outbox";

/** Enrols the demo student in the course whose slug is given; doing it again changes nothing. */
const [, , slug] = process.argv;
const { ctx, settle } = seedCtx("bench");
const course = await db().course.findUniqueOrThrow({ where: { slug: slug ?? "" }, select: { id: true, currentReleaseId: true } });
const student = DEMO_ACCOUNTS.find(({ role }) => role === "student");
if (!course.currentReleaseId || !student) throw new Error(`${slug} is not on sale, or there is no demo student`);
const { currentReleaseId: releaseId } = course;
await inTransaction(ctx, (tx) =>
  openEnrollment(ctx, tx, {
    userId: student.id,
    courseId: course.id,
    releaseId,
    kind: "manual",
    sourceId: `bench-${course.id}`,
    paid: { amount: 0, currency: "USD" },
    method: "manual",
  }),
);
await settle();
await db().$disconnect();
process.exit(0);
