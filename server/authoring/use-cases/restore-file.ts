import type { FileOfLessonInput } from "@/lib/schemas/course-files";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { writeRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { requireFileLesson, requireUsableFile } from "../files/require-file-lesson";

/** Makes a lesson's draft hand out an earlier version of its file again, as a new revision: nothing of the history goes. */
export async function restoreFile(ctx: Ctx, { courseId, lessonId, fileId }: FileOfLessonInput): Promise<{ fileId: string }> {
  await authorizeCourse(ctx, "course.update", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const newest = await requireFileLesson(tx, { courseId, lessonId });
    const file = await requireUsableFile(tx, { courseId, lessonId }, fileId);
    if (newest.fileId === file.id) return { fileId };
    const written = await writeRevision(ctx, tx, newest, { ...newest, fileId, saveKey: null });
    await recordChange(ctx, tx, courseId, { kind: "file_restored", subject: { title: written.title, lessonId, revision: written.number } });
    return { fileId };
  });
}
