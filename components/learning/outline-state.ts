import type { RulerTick } from "@/components/ui/progress";
import { courseProgress, type CourseProgress } from "@/lib/domain/progress";
import type { LessonEntry, LessonSection } from "./lesson-data";

export type PlacedLesson = LessonEntry & { opensModule: boolean; moduleNumber: number; moduleTitle: string; position: number };

/** The lessons of an outline in their order, each with its module and its number in the course. */
export function placeLessons(outline: readonly LessonSection[]): PlacedLesson[] {
  let position = 0;
  return outline.flatMap((section) =>
    section.lessons.map((lesson, index) => {
      position += 1;
      return { ...lesson, opensModule: index === 0, moduleNumber: section.number, moduleTitle: section.title, position };
    }),
  );
}

export function tickOf(lesson: PlacedLesson, currentId: string): RulerTick {
  return { state: lesson.lessonId === currentId ? "current" : lesson.isCompleted ? "done" : "open", opensModule: lesson.opensModule };
}

export function progressOf(lessons: readonly LessonEntry[]): CourseProgress {
  return courseProgress(lessons);
}

/** What the primary action leads to: the next lesson, else the first that is missing; null when nothing is. */
export function nextStep(lessons: readonly PlacedLesson[], currentId: string): { kind: "next" | "missing"; lesson: PlacedLesson } | null {
  const at = lessons.findIndex((lesson) => lesson.lessonId === currentId);
  const next = lessons[at + 1];
  if (next) return { kind: "next", lesson: next };
  const missing = lessons.find((lesson) => !lesson.isCompleted && lesson.lessonId !== currentId);
  return missing ? { kind: "missing", lesson: missing } : null;
}
