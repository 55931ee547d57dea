import { namedId } from "@/lib/ids";
import { toSlug } from "@/lib/slug";
import type { Ctx } from "@/server/platform/ctx";
import { courses } from "./content/courses";
import { topics } from "./content/topics";
import { seedCourse } from "./seed-course";

/** Topics, tags and every course with its draft, published as release 1. Courses that exist are left alone. */
export async function seedCatalogue(ctx: Ctx): Promise<number> {
  await ctx.db.topic.createMany({
    data: topics.map(({ slug, name, description }, position) => ({
      id: namedId("topic", slug),
      slug,
      nameEs: name.es,
      nameEn: name.en,
      namePtBr: name["pt-BR"],
      summaryEs: description.es,
      summaryEn: description.en,
      summaryPtBr: description["pt-BR"],
      position,
    })),
    skipDuplicates: true,
  });
  const names = [...new Set(courses.flatMap((course) => course.tags))];
  await ctx.db.tag.createMany({
    data: names.map((name) => ({ id: namedId("tag", toSlug(name)), slug: toSlug(name), name })),
    skipDuplicates: true,
  });
  let made = 0;
  for (const [index, course] of courses.entries()) if (await seedCourse(ctx, course, index)) made += 1;
  await linkPrerequisites(ctx);
  return made;
}

async function linkPrerequisites(ctx: Ctx): Promise<void> {
  await ctx.db.coursePrerequisite.createMany({
    data: courses.flatMap(({ slug, prerequisites }) =>
      prerequisites.map((required) => ({ courseId: namedId("course", slug), requiredId: namedId("course", required) })),
    ),
    skipDuplicates: true,
  });
}
