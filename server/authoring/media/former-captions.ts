import type { Reader } from "@/server/platform/db/tx";

type FormerTrack = { language: string; label: string; kind: "captions" | "subtitles"; vtt: string };

/**
 * The captions of the video that a lesson showed before the one it shows now, in the languages in which this one has
 * none: what a replaced video left behind.
 */
export async function findFormerCaptions(db: Reader, { lessonId, videoId }: { lessonId: string; videoId: string }): Promise<FormerTrack[]> {
  const former = await db.lessonRevision.findFirst({
    where: { lessonId, videoAssetId: { not: videoId }, videoAsset: { captions: { some: {} } } },
    orderBy: { number: "desc" },
    select: { videoAsset: { select: { captions: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { language: true, label: true, kind: true, vtt: true } } } } },
  });
  const present = await db.captionTrack.findMany({ where: { videoAssetId: videoId }, select: { language: true } });
  return (former?.videoAsset?.captions ?? []).filter(({ language }) => !present.some((track) => track.language === language));
}
