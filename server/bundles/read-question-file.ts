import { bundleCourseSchema, bundleModuleSchema } from "@/lib/schemas/bundle";
import { DEFAULT_QUIZ_SETTINGS, MAX_QUESTIONS } from "@/lib/schemas/lesson-content";
import { toSlug } from "@/lib/slug";
import { importQuestions } from "@/server/content-formats";
import { guessLanguage } from "./markdown-files";
import { humanName } from "./markdown-titles";
import type { BundleFile, BundleLesson, ReadBundle } from "./types";

/** A file of questions as a course of one module: its quizzes hold as many questions as a quiz may. */
export async function readQuestionFile({ path, bytes }: BundleFile): Promise<ReadBundle> {
  const { format, items, summary } = await importQuestions(path, bytes);
  const questions = items.flatMap(({ question }) => (question ? [question] : []));
  const report = items.map(({ path: place, kind, status, reason }) => ({ path: place, kind, status, reason }));
  if (summary.imported + summary.converted === 0 || questions.length === 0) return { format, courses: [], items: report };
  const stem = path.replace(/\.\w+$/, "");
  const slug = toSlug(stem).slice(0, 60).replace(/-+$/, "") || "questions";
  const title = humanName(stem).slice(0, 140);
  const lessons = Array.from({ length: Math.ceil(questions.length / MAX_QUESTIONS) }, (_, index): BundleLesson => ({
    slug: index === 0 ? slug : `${slug}-${index + 1}`, kind: "quiz", title: index === 0 ? title : `${title} (${index + 1})`, summary: "", durationSeconds: 0, isPreview: false, video: null, body: "", assignment: null, captions: [],
    quiz: { kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: questions.slice(index * MAX_QUESTIONS, (index + 1) * MAX_QUESTIONS) },
  }));
  const language = guessLanguage(questions.slice(0, 20).map(({ prompt }) => prompt.text).join("\n"));
  const { bundle: _version, ...course } = bundleCourseSchema.parse({ bundle: 1, slug, code: slug.toUpperCase().slice(0, 32).replace(/-+$/, ""), title, language });
  return { format, courses: [{ ...course, images: [], packages: [], syllabus: null, modules: [{ ...bundleModuleSchema.parse({ title }), slug, lessons }] }], items: report };
}
