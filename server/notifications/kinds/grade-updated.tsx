import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** An assignment has a grade, or another one than before. The grade itself stays in the school. */
export const gradeUpdated = defineMailKind({
  paramsSchema: z.strictObject({ name: z.string(), lesson: z.string(), course: z.string(), path: z.string() }),
  subject: (t, params) => t("grade-updated.subject", { lesson: params.lesson }),
  Component: ({ params, scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={params.course}
      title={t("grade-updated.title", { lesson: params.lesson })}
      paragraphs={[t("grade-updated.body", { name: params.name, lesson: params.lesson })]}
      action={{ label: t("grade-updated.action"), href: `${appUrl}/${locale}${params.path}` }}
      reason={t("grade-updated.reason", { course: params.course })}
    />
  ),
});
