import { DomainError } from "@/lib/errors";
import type { StartCourseInput } from "@/lib/schemas/authoring-studio";
import { toSlug } from "@/lib/slug";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { invalidField } from "../course-links";
import { createCourse } from "./create-course";

const MAX_TRIES = 5;

/**
 * Creates a draft of which only the title is known. Its address and code are made from the title, with a number where
 * they are taken; the publish gate asks for the rest. Throws `authoring.profile_required`.
 */
export async function startCourse(ctx: Ctx, { title, language, topicSlug }: StartCourseInput): Promise<{ courseId: string; slug: string }> {
  authorize(ctx.viewer, "course.create");
  const topic = topicSlug ?? (await findFirstTopic(ctx));
  for (let attempt = 1; ; attempt += 1) {
    const stem = toSlug(title).slice(0, 60).replace(/-+$/, "") || "course";
    const { slug, code } = await findFreeNames(ctx.db, stem, stem.toUpperCase().slice(0, 24).replace(/-+$/, ""));
    try {
      return await createCourse(ctx, {
        title, slug, code, language, topicSlug: topic, summary: "", description: "", objective: "", level: "beginner", durationHours: 0,
      });
    } catch (error) {
      // Somebody else took the name between looking and writing.
      const isTaken = error instanceof DomainError && (error.code === "catalog.slug_taken" || error.code === "authoring.code_taken");
      if (!isTaken || attempt >= MAX_TRIES) throw error;
    }
  }
}

async function findFirstTopic(ctx: Ctx): Promise<string> {
  const topic = await ctx.db.topic.findFirst({ orderBy: [{ position: "asc" }, { slug: "asc" }], select: { slug: true } });
  if (!topic) throw invalidField("topicSlug", "is not a topic of the catalogue");
  return topic.slug;
}

const SLUG_ROOM = 72;
const CODE_ROOM = 26;

/** The wanted address and code of a course, each with a number where another course has or had it. */
export async function findFreeNames(db: Reader, stem: string, codeStem: string): Promise<{ slug: string; code: string }> {
  const [slugStart, codeStart] = [stem.slice(0, SLUG_ROOM), codeStem.slice(0, CODE_ROOM)];
  const courses = await db.course.findMany({ where: { OR: [{ slug: { startsWith: slugStart } }, { code: { startsWith: codeStart } }] }, select: { slug: true, code: true } });
  const old = await db.courseSlug.findMany({ where: { slug: { startsWith: slugStart } }, select: { slug: true } });
  const slugs = new Set([...courses, ...old].map(({ slug }) => slug));
  const codes = new Set(courses.map(({ code }) => code));
  return { slug: firstFree(stem, slugs, SLUG_ROOM), code: firstFree(codeStem, codes, CODE_ROOM) };
}

function firstFree(wanted: string, taken: ReadonlySet<string>, room: number): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.slice(0, room).replace(/-+$/, "");
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
