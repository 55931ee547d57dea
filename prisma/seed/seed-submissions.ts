import { namedId } from "@/lib/ids";
import { getAssignmentPage, saveDraft, submitWork } from "@/server/assessment";
import type { Ctx } from "@/server/platform/ctx";
import { reviews } from "./content/reviews";
import { submissions } from "./content/submissions";
import { learnerCtx } from "./enrol-for-demo";
import { makeAccount } from "./seed-students";

const COURSE = "tuberias-de-datos";
const LESSON = "tu-plan-de-recarga";

/**
 * Hands in work of the demo teacher's students by the use cases of a learner, so that the queue has something to grade.
 * Safe to repeat. A school that was seeded before the assignment was written has none of it.
 */
export async function seedSubmissions(ctx: Ctx): Promise<void> {
  const released = await ctx.db.releaseLesson.findFirst({ where: { slug: LESSON, release: { currentOf: { id: namedId("course", COURSE) } } }, select: { lessonId: true } });
  if (!released) return;
  const address = { courseSlug: COURSE, lessonSlug: LESSON };
  const authors = reviews.filter(({ course }) => course === COURSE).map(({ author }) => author);
  for (const [index, { daysAgo, text, links }] of submissions.entries()) {
    const author = authors[index];
    if (author === undefined) continue;
    const learner = learnerCtx(ctx, await makeAccount(ctx, author), daysAgo);
    const { standing } = await getAssignmentPage(learner, address);
    if (!standing || standing.versions.length > 0) continue;
    const { sequence } = await saveDraft(learner, { ...address, sequence: standing.draft.sequence + 1, text, links: [...links] });
    await submitWork(learner, { ...address, sequence });
  }
}
