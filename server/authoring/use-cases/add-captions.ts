import { parseCaptions } from "@/lib/captions/parse-captions";
import { toWebVtt } from "@/lib/captions/to-web-vtt";
import { DomainError } from "@/lib/errors";
import { languageName } from "@/lib/i18n/language-name";
import { newId } from "@/lib/ids";
import type { AddCaptionsInput } from "@/lib/schemas/studio-media";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { loadNewestRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";
import type { AddedCaptions } from "../dto";
import { announceCaptions, writeCaptionVersion } from "../media/caption-track";

/** More of them say nothing more. */
const MAX_PROBLEMS = 50;

/**
 * Takes a WebVTT or SubRip file as the captions of a lesson's video in a language. What can be read in one way only is
 * repaired and named; a file with a cue that cannot be read is refused with its line and stores nothing. Captions in the
 * same language get a new version. Throws `media.no_video` for a lesson without a video.
 */
export async function addCaptions(ctx: Ctx, { courseId, lessonId, language, file }: AddCaptionsInput): Promise<AddedCaptions> {
  await authorizeCourse(ctx, "course.media", courseId);
  const { ok, cues, problems } = parseCaptions(Buffer.from(file, "base64"));
  if (!ok) return { state: "refused", problems: problems.filter(({ kind }) => kind === "refused").slice(0, MAX_PROBLEMS) };
  const vtt = toWebVtt(cues.filter(({ text }) => text.trim() !== "").sort((one, other) => one.start - other.start));
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { videoAssetId } = await loadNewestRevision(tx, courseId, lessonId);
    if (videoAssetId === null) throw new DomainError("conflict", "media.no_video");
    const captionId = await storeTrack(ctx, tx, videoAssetId, language, vtt);
    await announceCaptions(ctx, tx, { courseId, lessonId }, videoAssetId, language);
    return { state: "stored", captionId, cues: cues.length, notes: problems.slice(0, MAX_PROBLEMS) };
  });
}

async function storeTrack(ctx: Ctx, tx: Tx, videoAssetId: string, language: string, vtt: string): Promise<string> {
  const known = await tx.captionTrack.findFirst({ where: { videoAssetId, language }, orderBy: { kind: "asc" }, select: { id: true, version: true, vtt: true, savedById: true, updatedAt: true } });
  if (known) {
    await writeCaptionVersion(ctx, tx, known, vtt);
    return known.id;
  }
  const id = newId("caption");
  const now = ctx.clock.now();
  const savedById = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  await tx.captionTrack.create({ data: { id, videoAssetId, language, label: languageName(language), vtt, savedById, createdAt: now, updatedAt: now }, select: { id: true } });
  return id;
}
