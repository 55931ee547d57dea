import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ArticleLessonSeed } from "./types.ts";

/** The folder against which an article's `body` is resolved. */
export const contentRoot = import.meta.dirname;

/** The Markdown of an article lesson. Rejects with the system's error when the file is missing. */
export async function readArticle(lesson: ArticleLessonSeed): Promise<string> {
  return readFile(path.join(contentRoot, lesson.body), "utf8");
}
