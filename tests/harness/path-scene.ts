import { system, type UserViewer } from "@/server/access";
import { completeLesson, openEnrollment } from "@/server/learning";
import type { Db } from "@/server/platform/db/client";
import { inTransaction } from "@/server/platform/outbox";
import type { PathStepInput } from "@/lib/schemas/paths";
import { changePath } from "@/server/paths/use-cases/change-path";
import { createPath } from "@/server/paths/use-cases/create-path";
import { setPathStatus } from "@/server/paths/use-cases/set-path-status";
import { setPathSteps } from "@/server/paths/use-cases/set-path-steps";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { memoryMailer } from "./in-memory-vendors";
import { testCtx, userViewer } from "./test-ctx";

/** A teacher with three courses of one text each, a learner without any, and paths to be made of them. */
export async function pathScene(db: Db) {
  const teacher = await makeUser(db, { name: "Inés Maestra", roles: ["instructor"] });
  const first = await makeCourse(db, { title: "SQL que no miente", durationHours: 12.5, instructorUserId: teacher.id, lessons: [{ slug: "uno" }] });
  const others = [await makeCourse(db, { title: "Python para analistas", durationHours: 8, lessons: [{ slug: "uno" }] }), await makeCourse(db, { title: "Tableros claros", durationHours: 4, lessons: [{ slug: "uno" }] })];
  for (const { course } of others) await db.courseInstructor.create({ data: { courseId: course.id, instructorId: first.instructorId, canEdit: true } });
  const courses = [first, ...others];
  const ids = courses.map(({ course }) => course.id);
  const mail = memoryMailer();
  const ctx = testCtx(db, { mail });
  const person = await makeUser(db);
  const viewer = userViewer({ userId: person.id });
  const own = ctx.as(viewer);
  const jobs = ctx.as(system("test"));
  const staff = ctx.as(userViewer({ userId: teacher.id, name: teacher.name, roles: ["instructor"], instructorId: first.instructorId, sessionId: "ses_teacher" }));
  const one = (courseId = "", changes: Partial<PathStepInput> = {}): PathStepInput => ({ choose: 1, isRequired: true, courseIds: [courseId], ...changes });
  /** A path of these steps; by default the first two courses, one after the other. */
  const draft = async (steps: PathStepInput[] = [one(ids[0]), one(ids[1])]) => {
    const { pathId } = await createPath(staff, { title: "Datos que se entienden", summary: "De la consulta al tablero.", level: "beginner", language: "es" });
    const { version } = await setPathSteps(staff, { pathId, version: 1, steps });
    const { slug } = await db.learningPath.findUniqueOrThrow({ where: { id: pathId }, select: { slug: true } });
    return { pathId, version, slug };
  };
  const publish = async (steps?: PathStepInput[]) => {
    const made = await draft(steps);
    await changePath(staff, { pathId: made.pathId, description: "## Para quién" });
    await setPathStatus(staff, { pathId: made.pathId, status: "published" });
    return made;
  };
  const enrol = (index: number, who: UserViewer = viewer) => {
    const { course, release } = courses[index] ?? first;
    const input = { userId: who.userId, courseId: course.id, releaseId: release.id, kind: "free", sourceId: `${who.userId}:${course.id}`, paid: { amount: 0, currency: "USD" }, method: "free" } as const;
    return inTransaction(jobs, (tx) => openEnrollment(jobs, tx, input));
  };
  /** Enrols in a course and completes it. */
  const complete = async (index: number, who: UserViewer = viewer) => {
    await enrol(index, who);
    await completeLesson(ctx.as(who), { courseSlug: courses[index]?.course.slug ?? "", lessonSlug: "uno" });
    return { userId: who.userId, courseId: ids[index] ?? "" };
  };
  const relayed = async (name: string) => {
    await ctx.settle();
    return ctx.relayed.filter((event) => event.name === name);
  };
  return { ctx, own, jobs, staff, mail, viewer, courses, ids, one, draft, publish, enrol, complete, relayed };
}
