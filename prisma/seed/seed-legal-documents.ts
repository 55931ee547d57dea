import { LOCALES } from "@/lib/i18n/locales";
import type { Ctx } from "@/server/platform/ctx";
import { legalDocuments } from "./content/legal";

/** The demo school's promises in every language. Safe to repeat. */
export async function seedLegalDocuments(ctx: Ctx): Promise<void> {
  await ctx.db.legalDocument.createMany({
    data: legalDocuments.flatMap(({ slug, title, body, updatedOn }, index) =>
      LOCALES.map((locale) => ({
        slug,
        locale,
        title: title[locale],
        body: body[locale],
        updatedOn: new Date(updatedOn),
        // The footer lists them in this order.
        createdAt: new Date(ctx.clock.now().getTime() + index),
      })),
    ),
    skipDuplicates: true,
  });
}
