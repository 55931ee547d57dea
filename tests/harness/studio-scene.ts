import { makeCourse, type LessonOptions } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import type { Db } from "@/server/platform/db/client";
import { testCtx, userViewer } from "./test-ctx";

export type StudioScene = Awaited<ReturnType<typeof studioScene>>;

/** A published course of one module with an article each, or the lessons given, and its owner at work. */
export async function studioScene(db: Db, slugs: (string | LessonOptions)[] = ["uno", "dos", "tres"], course: { completionShare?: number } = {}) {
  const user = await makeUser(db, { name: "Inés Maestra", roles: ["instructor"] });
  const made = await makeCourse(db, { instructorUserId: user.id, lessons: slugs.map((slug) => (typeof slug === "string" ? { slug } : slug)), ...course });
  const viewer = userViewer({ userId: user.id, name: user.name, roles: ["instructor"], instructorId: made.instructorId, sessionId: "ses_owner" });
  const ctx = testCtx(db, {}, viewer);
  const courseId = made.course.id;
  const { id: moduleId } = await db.module.findFirstOrThrow({ where: { courseId }, select: { id: true } });
  const lessonIds = made.lessons.map(({ lessonId }) => lessonId);
  /** The draft as one line: "Módulo 1: uno dos tres | …", in the order that is stored. */
  const order = async () => {
    const modules = await db.module.findMany({
      where: { courseId, deletedAt: null },
      orderBy: { number: "asc" },
      select: { title: true, number: true, lessons: { where: { deletedAt: null }, orderBy: { position: "asc" }, select: { slug: true, position: true } } },
    });
    const gapless = modules.every(({ number, lessons }, index) => number === index + 1 && lessons.every(({ position }, at) => position === at + 1));
    return `${gapless ? "" : "with gaps! "}${modules.map(({ title, lessons }) => `${title}: ${lessons.map(({ slug }) => slug).join(" ")}`).join(" | ")}`;
  };
  /** Another teacher of the course, with their own session. */
  const addColleague = async (rights: { canEdit?: boolean; canPublish?: boolean; canManageStudents?: boolean; canManageMedia?: boolean } = { canEdit: true }) => {
    const colleague = await makeUser(db, { name: "Otto Colega", roles: ["instructor"] });
    const { instructorId } = await makeCourse(db, { instructorUserId: colleague.id });
    await db.courseInstructor.create({ data: { courseId, instructorId, position: 1, canEdit: false, ...rights } });
    return ctx.as(userViewer({ userId: colleague.id, name: colleague.name, roles: ["instructor"], instructorId, sessionId: `ses_${colleague.id}` }));
  };
  return { ...made, courseId, moduleId, lessonIds, ctx, user, order, addColleague };
}
