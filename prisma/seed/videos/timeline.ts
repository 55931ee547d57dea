import type { LessonScript } from "./lesson-script.ts";

/** Silence around what is said, in seconds. */
export const pauses = { leadIn: 0.6, betweenSentences: 0.45, betweenSlides: 1.1, tail: 1.2 };

export type SpokenSentence = { slide: number; sentence: number; startSeconds: number; endSeconds: number };
export type Chapter = { startSeconds: number; title: string };
export type Timeline = {
  durationSeconds: number;
  sentences: SpokenSentence[];
  chapters: Chapter[];
  /** What is on screen, without gaps, from 0 to the end. */
  pictures: { slide: number; sentence: number; startSeconds: number; endSeconds: number }[];
};

/**
 * Lays out a lesson in time from the measured length of each sentence, in seconds and in order of speaking. A slide
 * appears in the middle of the pause before its first sentence; a picture changes when its sentence begins. Throws
 * when the number of lengths is not the number of sentences.
 */
export function layOut(script: LessonScript, lengths: readonly number[]): Timeline {
  const spoken = script.slides.flatMap((slide, index) => slide.narration.map((_, sentence) => ({ slide: index, sentence })));
  if (spoken.length !== lengths.length) throw new Error(`${spoken.length} sentences, but ${lengths.length} lengths`);
  const sentences: SpokenSentence[] = [];
  let at = pauses.leadIn;
  for (const [index, place] of spoken.entries()) {
    if (index > 0) at += place.sentence === 0 ? pauses.betweenSlides : pauses.betweenSentences;
    const endSeconds = at + (lengths[index] ?? 0);
    sentences.push({ ...place, startSeconds: at, endSeconds });
    at = endSeconds;
  }
  const durationSeconds = at + pauses.tail;
  const starts = sentences.map((each, index) => {
    if (index === 0) return 0;
    return each.sentence === 0 ? each.startSeconds - pauses.betweenSlides / 2 : each.startSeconds;
  });
  const pictures = sentences.map(({ slide, sentence }, index) => ({
    slide,
    sentence,
    startSeconds: starts[index] ?? 0,
    endSeconds: starts[index + 1] ?? durationSeconds,
  }));
  const chapters = pictures.filter((each) => each.sentence === 0).map((each) => ({ startSeconds: each.startSeconds, title: script.slides[each.slide]?.title ?? "" }));
  return { durationSeconds, sentences, chapters, pictures };
}
