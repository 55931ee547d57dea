import { namedId } from "@/lib/ids";
import { changePath, createPath, followPath, setPathStatus, setPathSteps } from "@/server/paths";
import type { Ctx } from "@/server/platform/ctx";
import { paths, type PathSeed } from "./content/paths";
import { DEMO_ACCOUNTS, type DemoAccount } from "./demo-accounts";
import { learnerCtx } from "./enrol-for-demo";

/** The demo school's paths, made by the use cases of the studio; the demo student follows some. Safe to repeat: a path that is there stays as it is. */
export async function seedPaths(ctx: Ctx): Promise<void> {
  for (const seed of paths) {
    if (!(await ctx.db.learningPath.findUnique({ where: { slug: seed.slug }, select: { id: true } }))) await makePath(ctx, seed);
    const student = accountOf("student");
    if (seed.followedDaysAgo !== undefined && student) await followPath(learnerCtx(ctx, student, seed.followedDaysAgo), { slug: seed.slug });
  }
}

async function makePath(ctx: Ctx, { owner: role, slug, title, summary, level, language, steps, description, isOrdered, paceDays }: PathSeed): Promise<void> {
  const account = accountOf(role);
  if (!account) return;
  const { viewer, ...rest } = learnerCtx(ctx, account, 0);
  if (viewer.kind !== "user") return;
  const owner: Ctx = { ...rest, viewer: { ...viewer, roles: [role], instructorId: account.instructorSlug ? namedId("instructor", account.instructorSlug) : null } };
  const { pathId } = await createPath(owner, { title, summary, level, language });
  await changePath(owner, { pathId, slug, description, isOrdered, paceDays });
  await setPathSteps(owner, { pathId, version: 1, steps: steps.map(({ courses, isOptional }) => ({ choose: 1, isRequired: !isOptional, courseIds: courses.map((course) => namedId("course", course)) })) });
  await setPathStatus(owner, { pathId, status: "published" });
}

function accountOf(role: DemoAccount["role"]): DemoAccount | undefined {
  return DEMO_ACCOUNTS.find((account) => account.role === role);
}
