import type { CompletionSetting } from "@/lib/domain/completion";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import type { LessonText } from "../dto";

export const TEXT_SELECT = { title: true, summary: true, body: true, durationSeconds: true, isPreview: true } as const;

export const REVISION_SELECT = {
  id: true, lessonId: true, number: true, edition: true, saveKey: true, kind: true, title: true, summary: true, body: true, durationSeconds: true,
  isPreview: true, videoAssetId: true, fileId: true, content: true, role: true, completeBy: true, watchPercent: true, savedAt: true, createdAt: true, createdById: true,
} satisfies Prisma.LessonRevisionSelect;

export type StoredRevision = Prisma.LessonRevisionGetPayload<{ select: typeof REVISION_SELECT }>;

/** A lesson's newest revision. Throws NOT_FOUND for a lesson that is not of this course. */
export async function loadNewestRevision(db: Reader, courseId: string, lessonId: string): Promise<StoredRevision> {
  const revision = await db.lessonRevision.findFirst({ where: { lessonId, lesson: { courseId } }, orderBy: { number: "desc" }, select: REVISION_SELECT });
  if (!revision) throw notFound();
  return revision;
}

/** A revision by its number. Throws NOT_FOUND for one that is not there. */
export async function loadRevision(db: Reader, courseId: string, lessonId: string, number: number): Promise<StoredRevision> {
  const revision = await db.lessonRevision.findFirst({ where: { lessonId, number, lesson: { courseId } }, select: REVISION_SELECT });
  if (!revision) throw notFound();
  return revision;
}

type Content = LessonText & Pick<StoredRevision, "kind" | "videoAssetId" | "fileId" | "content"> & CompletionSetting & { saveKey?: string | null; createdById?: string | null };

/** Writes the revision that follows the newest one. The course is locked by the caller, so numbers have no twins. A job names its writer. */
export async function writeRevision(ctx: Ctx, tx: Tx, newest: Pick<StoredRevision, "lessonId" | "number">, content: Content): Promise<StoredRevision> {
  const now = ctx.clock.now();
  const { title, summary, body, durationSeconds, isPreview, kind, videoAssetId, fileId, content: parts, role, completeBy, watchPercent, saveKey = null } = content;
  const writerId = ctx.viewer.kind === "user" ? ctx.viewer.userId : (content.createdById ?? null);
  return tx.lessonRevision.create({
    data: {
      id: newId("lessonRevision"), lessonId: newest.lessonId, number: newest.number + 1, kind, title, summary, body, durationSeconds, isPreview, videoAssetId, fileId, role, completeBy, watchPercent, saveKey,
      ...(parts !== null && { content: parts }),
      savedAt: now, createdAt: now, createdById: writerId,
    },
    select: REVISION_SELECT,
  });
}

/** What makes a lesson complete, of what is stored. */
export function completionOf({ role, completeBy, watchPercent }: CompletionSetting): CompletionSetting {
  return { role, completeBy, watchPercent };
}

export function textOf({ title, summary, body, durationSeconds, isPreview }: LessonText): LessonText {
  return { title, summary, body, durationSeconds, isPreview };
}
