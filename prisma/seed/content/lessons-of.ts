import type { ArticleLessonSeed, AssignmentLessonSeed, AssignmentSeed, QuizLessonSeed, QuizSeed, VideoLessonSeed } from "./types.ts";

type Access = "enrolled" | "preview";

interface LessonBuilders {
  article(slug: string, title: string, minutes: number, summary: string, access?: Access): ArticleLessonSeed;
  video(slug: string, title: string, minutes: number, summary: string, access?: Access): VideoLessonSeed;
  quiz(slug: string, title: string, minutes: number, summary: string, quiz: QuizSeed): QuizLessonSeed;
  assignment(slug: string, title: string, minutes: number, summary: string, seed: AssignmentSeed): AssignmentLessonSeed;
}

/**
 * Builders for the lessons of one course. They keep the convention in one place: an article lives in
 * `courses/<course>/<lesson>.md` and a video's script has the key of its lesson's slug.
 */
export function lessonsOf(courseSlug: string): LessonBuilders {
  return {
    article: (slug, title, minutes, summary, access = "enrolled") => ({
      ...shared(slug, title, minutes, summary, access),
      kind: "article",
      body: `courses/${courseSlug}/${slug}.md`,
    }),
    video: (slug, title, minutes, summary, access = "enrolled") => ({
      ...shared(slug, title, minutes, summary, access),
      kind: "video",
      videoScript: slug,
    }),
    quiz: (slug, title, minutes, summary, quiz) => ({ ...shared(slug, title, minutes, summary, "enrolled"), kind: "quiz", quiz }),
    assignment: (slug, title, minutes, summary, seed) => ({ ...shared(slug, title, minutes, summary, "enrolled"), kind: "assignment", ...seed }),
  };
}

function shared(slug: string, title: string, minutes: number, summary: string, access: Access) {
  return { slug, title, summary, durationSeconds: Math.round(minutes * 60), preview: access === "preview" };
}
