import { DomainError } from "@/lib/errors";
import type { StartCourseInput } from "@/lib/schemas/authoring-studio";
import { toSlug } from "@/lib/slug";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
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
    const { slug, code } = await findFreeNames(ctx, title);
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

async function findFreeNames({ db }: Ctx, title: string): Promise<{ slug: string; code: string }> {
  const stem = toSlug(title).slice(0, 60).replace(/-+$/, "") || "course";
  const codeStem = stem.toUpperCase().slice(0, 24).replace(/-+$/, "");
  const [courses, old] = await Promise.all([
    db.course.findMany({ where: { OR: [{ slug: { startsWith: stem } }, { code: { startsWith: codeStem } }] }, select: { slug: true, code: true } }),
    db.courseSlug.findMany({ where: { slug: { startsWith: stem } }, select: { slug: true } }),
  ]);
  const slugs = new Set([...courses, ...old].map(({ slug }) => slug));
  const codes = new Set(courses.map(({ code }) => code));
  return { slug: firstFree(stem, slugs), code: firstFree(codeStem, codes) };
}

function firstFree(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
