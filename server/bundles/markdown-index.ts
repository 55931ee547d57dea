import { z } from "zod";
import { check, type BundleReport } from "./bundle-report";
import { readText } from "./file-text";
import { oneLine } from "./markdown-titles";
import { parseJson } from "./read-quiz-list";

const indexSchema = z.object({
  course: z.string().min(1).max(160),
  languages: z.array(z.string().max(35)).max(20).default([]),
  units: z
    .array(z.object({ slug: z.string().max(200), lessons: z.array(z.object({ slug: z.string().max(200), quizIds: z.object({ pre: z.int(), post: z.int() }).partial().default({}) })).max(600) }))
    .max(100)
    .default([]),
});

export type MarkdownIndex = { title: string | null; language: string | null; quizzes: ReadonlyMap<string, { pre?: number | undefined; post?: number | undefined }> };

/** What a `course.json` beside a folder of Markdown says: its title, its language, and which quizzes stand before and after which lesson's folder. */
export function readMarkdownIndex(bytes: Uint8Array | undefined, report: BundleReport): MarkdownIndex {
  const index = bytes && report.attempt("course.json", "index", () => check(indexSchema, parseJson(readText(bytes))));
  if (!index) return { title: null, language: null, quizzes: new Map() };
  report.imported("course.json", "index");
  const quizzes = index.units.flatMap((unit) => unit.lessons.map(({ slug, quizIds }) => [`${unit.slug}/${slug}`, quizIds] as const));
  return { title: oneLine(index.course) || null, language: index.languages[0] ?? null, quizzes: new Map(quizzes) };
}
