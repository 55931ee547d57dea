import { notFound } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { Ctx } from "@/server/platform/ctx";
import { toTranscript, type TranscriptCue } from "@/server/media";
import { requireLesson } from "../lesson-access";

/** The WebVTT file of a lesson's captions in a language, for whom the lesson opens. Throws NOT_FOUND without one. */
export async function getCaptions(ctx: Ctx, { language, ...address }: LessonAddress & { language: string }): Promise<string> {
  const { revisionId } = await requireLesson(ctx.db, ctx.viewer, address, ctx.clock.now());
  const track = await ctx.db.captionTrack.findFirst({
    where: { language, videoAsset: { revisions: { some: { id: revisionId } } } },
    orderBy: { kind: "asc" },
    select: { vtt: true },
  });
  if (!track) throw notFound();
  return track.vtt;
}

/** The same as lines to read, search and jump to. */
export async function getTranscript(ctx: Ctx, input: LessonAddress & { language: string }): Promise<TranscriptCue[]> {
  return toTranscript(await getCaptions(ctx, input));
}
