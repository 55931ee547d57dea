import { parseCaptions } from "@/lib/captions/parse-captions";
import { notFound } from "@/lib/errors";
import type { CaptionVersionInput } from "@/lib/schemas/studio-media";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import type { CaptionEditor } from "../dto";
import { loadNames } from "../load-names";
import { loadCaptionTrack } from "../media/caption-track";

const MAX_VERSIONS = 100;

/** A caption file as its editor opens it: the cues of a version, of the newest when none is named, and what versions there are. */
export async function getCaptionEditor(ctx: Ctx, { version, ...input }: CaptionVersionInput): Promise<CaptionEditor> {
  await authorizeCourse(ctx, "course.media", input.courseId);
  const track = await loadCaptionTrack(ctx.db, input);
  const former = await ctx.db.captionVersion.findMany({
    where: { trackId: track.id },
    orderBy: { number: "desc" },
    take: MAX_VERSIONS,
    select: { number: true, savedAt: true, savedById: true },
  });
  const current = { number: track.version, savedAt: track.updatedAt, savedById: track.savedById };
  const names = await loadNames(ctx.db, [current, ...former].map(({ savedById }) => savedById));
  return {
    captionId: track.id,
    language: track.language,
    label: track.label,
    version: track.version,
    cues: parseCaptions(await textOf(ctx, track, version)).cues,
    versions: [current, ...former].map(({ number, savedAt, savedById }) => ({ number, savedAt: savedAt.toISOString(), savedBy: names.get(savedById) })),
  };
}

async function textOf({ db }: Ctx, track: { id: string; version: number; vtt: string }, version: number | undefined): Promise<string> {
  if (version === undefined || version === track.version) return track.vtt;
  const former = await db.captionVersion.findUnique({ where: { trackId_number: { trackId: track.id, number: version } }, select: { vtt: true } });
  if (!former) throw notFound();
  return former.vtt;
}
