import type { LessonAddress } from "@/lib/schemas/learning";
import type { CaptionSource } from "./video-stage";

/** A video's captions at their own addresses, the language that is spoken first; of two tracks in one language, one. */
export function captionSources(captions: readonly { language: string; label: string }[], { courseSlug, lessonSlug }: LessonAddress, spoken: string): CaptionSource[] {
  const byLanguage = new Map(captions.map((track) => [track.language, track]));
  return [...byLanguage.values()]
    .sort((a, b) => Number(b.language === spoken) - Number(a.language === spoken))
    .map(({ language, label }) => ({ language, label, src: `/api/captions/${courseSlug}/${lessonSlug}/${language}` }));
}
