import { namedId } from "@/lib/ids";
import { DEFAULT_PLAN } from "@/lib/schemas/gradebook";
import type { UserViewer } from "@/server/access";
import { excuseItem, overrideGrade, releaseItem, saveGradebook, saveItem } from "@/server/grades";
import type { Ctx } from "@/server/platform/ctx";
import { gradebook, type GradedItem } from "./content/gradebook";
import { reviews } from "./content/reviews";
import { DEMO_ACCOUNTS } from "./demo-accounts";
import { makeAccount } from "./seed-students";

const COURSE = "tuberias-de-datos";
const LESSON = "tu-plan-de-recarga";

/**
 * Gives the demo teacher's course with an assignment a gradebook, by the use cases of a teacher: categories, items
 * beside the lessons, and what its students have of them. Once; a school that has one keeps it.
 */
export async function seedGradebook(ctx: Ctx): Promise<void> {
  const courseId = namedId("course", COURSE);
  const assignment = await ctx.db.releaseLesson.findFirst({ where: { slug: LESSON, release: { currentOf: { id: courseId } } }, select: { lessonId: true } });
  const teacher = await findTeacher(ctx);
  if (!assignment || !teacher || (await ctx.db.gradebook.findUnique({ where: { courseId }, select: { courseId: true } }))) return;
  const grader: Ctx = { ...ctx, viewer: teacher };
  const placed = new Map([[assignment.lessonId, gradebook.assignmentCategory]]);
  for (const item of gradebook.items) placed.set(await seedItem(grader, courseId, item), item.category);
  const itemsOf = (category: string) => [...placed].flatMap(([itemId, place]) => (place === category ? [itemId] : []));
  await saveGradebook(grader, { courseId, version: 0, plan: { ...DEFAULT_PLAN, categories: gradebook.categories.map((category) => ({ ...category, itemIds: itemsOf(category.id) })) } });
}

async function findTeacher({ db }: Ctx): Promise<UserViewer | null> {
  const account = DEMO_ACCOUNTS.find(({ role }) => role === "instructor");
  const instructor = account && (await db.instructor.findFirst({ where: { userId: account.id }, select: { id: true } }));
  if (!account || !instructor) return null;
  return { kind: "user", userId: account.id, sessionId: "seed", name: account.name, email: account.email, emailVerified: true, roles: ["instructor"], instructorId: instructor.id, locale: "es", timeZone: account.timeZone };
}

async function seedItem(grader: Ctx, courseId: string, { title, points: worth, isReleased, given }: GradedItem): Promise<string> {
  const { itemId } = await saveItem(grader, { courseId, itemId: null, title, points: worth });
  const authors = reviews.filter(({ course }) => course === COURSE).map(({ author }) => author);
  for (const [index, points] of given.entries()) {
    const author = authors[index];
    if (author === undefined || points === null) continue;
    const { id: userId } = await makeAccount(grader, author);
    const { id: enrollmentId } = await grader.db.enrollment.findUniqueOrThrow({ where: { userId_courseId: { userId, courseId } }, select: { id: true } });
    const cell = { courseId, enrollmentId, itemId, version: 0 };
    if (points === "excused") await excuseItem(grader, { ...cell, reason: gradebook.excuse });
    else await overrideGrade(grader, { ...cell, points, reason: gradebook.reason });
  }
  if (isReleased) await releaseItem(grader, { courseId, itemId });
  return itemId;
}
