import { newId } from "@/lib/ids";
import { DEMO_ACCOUNTS } from "@/prisma/seed/demo-accounts";
import { db } from "@/server/platform/db/client";
import { makeCourse, OWNER } from "@/tests/factories/make-course";

/**
 * Gives the demo's teacher a course of as many quizzes and students as are given, each quiz taken once by nearly everybody,
 * and prints the course's id. Usage: grow-gradebook.ts <items> <students>
 */
const [items = 0, students = 0] = process.argv.slice(2).map(Number);
const BATCH = 2_000;
const teacher = DEMO_ACCOUNTS.find(({ role }) => role === "instructor");
const made = await makeCourse(db(), {
  title: "Un libro grande",
  lessons: Array.from({ length: items }, (_, index) => ({ slug: `prueba-${index + 1}`, kind: "quiz" as const })),
});
const { id: instructorId } = await db().instructor.findUniqueOrThrow({ where: { userId: teacher?.id ?? "" }, select: { id: true } });
await db().courseInstructor.create({ data: { courseId: made.course.id, instructorId, ...OWNER, isOwner: false } });
const people = Array.from({ length: students }, (_, index) => ({ id: newId("user"), enrollmentId: newId("enrollment"), name: `Estudiante ${String(index + 1).padStart(4, "0")}` }));
const startedAt = new Date();
await db().user.createMany({ data: people.map(({ id, name }) => ({ id, name, email: `${id}@example.com`, emailVerifiedAt: startedAt })) });
await db().enrollment.createMany({ data: people.map(({ id, enrollmentId }) => ({ id: enrollmentId, userId: id, courseId: made.course.id, releaseId: made.release.id })) });
await db().grant.createMany({ data: people.map(({ id, enrollmentId }) => ({ id: newId("grant"), userId: id, courseId: made.course.id, enrollmentId, kind: "manual" as const, sourceId: enrollmentId, startsAt: startedAt })) });
const taken = people.flatMap(({ enrollmentId }, row) =>
  made.lessons.flatMap(({ lessonId, revisionId }, column) => {
    const points = (row * 7 + column * 13) % 11;
    return points === 10 ? [] : [{ id: newId("quizAttempt"), enrollmentId, lessonId, revisionId, number: 1, state: "submitted" as const, seed: "s", startedAt, submittedAt: startedAt, points: points / 10, maxPoints: 1, passed: points >= 6, scoringVersion: 1 }];
  }),
);
for (let from = 0; from < taken.length; from += BATCH) await db().quizAttempt.createMany({ data: taken.slice(from, from + BATCH) });
process.stdout.write(`${JSON.stringify({ courseId: made.course.id, attempts: taken.length })}\n`);
await db().$disconnect();
process.exit(0);
