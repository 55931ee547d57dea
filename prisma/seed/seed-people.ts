import { hash } from "@node-rs/argon2";
import { namedId } from "@/lib/ids";
import type { Ctx } from "@/server/platform/ctx";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo-accounts";
import { instructors } from "./content/instructors";

/** The demo accounts and the teachers' public profiles. Safe to repeat. */
export async function seedPeople(ctx: Ctx): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD);
  for (const { id, role, email, name, locale, timeZone } of DEMO_ACCOUNTS) {
    await ctx.db.user.upsert({
      where: { id },
      update: {},
      create: {
        id,
        email,
        name,
        locale,
        timeZone,
        passwordHash,
        emailVerifiedAt: ctx.clock.now(),
        roles: { create: role === "student" ? [{ role }] : [{ role: "student" }, { role }] },
      },
    });
  }
  const accountOf = new Map(DEMO_ACCOUNTS.flatMap(({ id, instructorSlug }) => (instructorSlug ? [[instructorSlug, id] as const] : [])));
  await ctx.db.instructor.createMany({
    data: instructors.map(({ slug, name, title, company, bio, email, linkedinUrl, timeZone }) => ({
      id: namedId("instructor", slug),
      slug,
      userId: accountOf.get(slug) ?? null,
      name,
      titleEs: title.es,
      titleEn: title.en,
      titlePtBr: title["pt-BR"],
      company,
      bioEs: bio.es,
      bioEn: bio.en,
      bioPtBr: bio["pt-BR"],
      email,
      linkedinUrl,
      timeZone,
    })),
    skipDuplicates: true,
  });
}
