import type { LessonBase } from "@/lib/schemas/authoring-studio";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { loadNewestRevision, loadRevision, writeRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";

type Input = { courseId: string; lessonId: string; revision: number };

/** Makes a lesson say again what it said in an earlier revision, as a new one on top: nothing of the history goes. */
export async function restoreLessonRevision(ctx: Ctx, { courseId, lessonId, revision }: Input): Promise<{ base: LessonBase }> {
  await authorizeCourse(ctx, "course.update", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const newest = await loadNewestRevision(tx, courseId, lessonId);
    const wanted = await loadRevision(tx, courseId, lessonId, revision);
    if (wanted.id === newest.id) return { base: { revision: newest.number, edition: newest.edition } };
    const restored = await writeRevision(ctx, tx, newest, { ...wanted, saveKey: null });
    await recordChange(ctx, tx, courseId, { kind: "lesson_restored", subject: { title: restored.title, lessonId, revision: restored.number, fields: [String(revision)] } });
    return { base: { revision: restored.number, edition: restored.edition } };
  });
}
