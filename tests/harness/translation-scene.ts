import { randomUUID } from "node:crypto";
import { getCourseTranslations } from "@/server/authoring/queries/get-course-translations";
import { getLessonEditor } from "@/server/authoring/queries/get-lesson-editor";
import { getTranslationChange } from "@/server/authoring/queries/get-translation-change";
import { createTranslation } from "@/server/authoring/use-cases/create-translation";
import { noteLesson } from "@/server/authoring/use-cases/note-lesson";
import { saveLesson } from "@/server/authoring/use-cases/save-lesson";
import type { Db } from "@/server/platform/db/client";
import { studioScene } from "./studio-scene";

/** A course in Spanish and its translation into Arabic, just begun. */
export async function translationScene(db: Db, slugs?: string[]) {
  const made = await studioScene(db, slugs);
  const { ctx, courseId } = made;
  const { courseId: translationId, slug } = await createTranslation(ctx, { courseId, language: "ar" });
  const write = async (place: { courseId: string; lessonId: string }, text: { body?: string; summary?: string; title?: string }) => {
    const { base } = await getLessonEditor(ctx, place);
    await saveLesson(ctx, { ...place, base, saveKey: randomUUID(), ...text });
  };
  const writeSource = (index: number, text: Parameters<typeof write>[1]) => write({ courseId, lessonId: made.lessonIds[index] ?? "" }, text);
  const page = () => getCourseTranslations(ctx, { courseId: translationId });
  /** The translated lesson of a source's, by its place in the source. */
  const translated = async (index: number) => (await page()).lessons.find(({ source }) => source?.lessonId === made.lessonIds[index])?.lessonId ?? "";
  /** The places of the source's lessons whose translations are outdated. */
  const outdated = async () => (await page()).lessons.flatMap(({ source }) => (source && source.changed.length > 0 ? [made.lessonIds.indexOf(source.lessonId)] : [])).sort();
  const change = async (index: number) => getTranslationChange(ctx, { courseId: translationId, lessonId: await translated(index) });
  const note = async (index: number) => {
    const { seen, lessonId } = await change(index);
    return noteLesson(ctx, { courseId: translationId, lessonId, seen });
  };
  return { ...made, translationId, slug, write, writeSource, page, translated, outdated, change, note };
}
