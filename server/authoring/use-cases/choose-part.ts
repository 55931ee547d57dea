import { DomainError } from "@/lib/errors";
import { packagePartsSchema, type ChoosePartInput } from "@/lib/schemas/packages";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { writeRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { requireFileLesson } from "../files/require-file-lesson";

/**
 * Says which part of its package a lesson plays, as a new revision. Throws `media.file_not_ready` while the draft has no
 * unpacked package, and `packages.part_unknown` for a part that is not in it.
 */
export async function choosePart(ctx: Ctx, { courseId, lessonId, part }: ChoosePartInput): Promise<{ part: string }> {
  await authorizeCourse(ctx, "course.update", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const newest = await requireFileLesson(tx, { courseId, lessonId });
    const found = newest.fileId === null ? null : await tx.coursePackage.findFirst({ where: { fileId: newest.fileId, file: { state: "ready", removedAt: null } }, select: { parts: true } });
    if (!found || newest.kind !== "package") throw new DomainError("conflict", "media.file_not_ready");
    if (!packagePartsSchema.parse(found.parts).some(({ id }) => id === part)) throw new DomainError("invalid", "packages.part_unknown", {}, { issues: [{ path: "part", message: "is not in the package" }] });
    const written = await writeRevision(ctx, tx, newest, { ...newest, content: { kind: "package", part }, saveKey: null });
    await recordChange(ctx, tx, courseId, { kind: "part_chosen", subject: { title: written.title, lessonId, revision: written.number } });
    return { part };
  });
}
