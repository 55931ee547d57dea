import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** A teacher asks for another version of what was handed in. */
export const workReturned = defineMailKind({
  paramsSchema: z.strictObject({ name: z.string(), lesson: z.string(), course: z.string(), path: z.string() }),
  subject: (t, params) => t("work-returned.subject", { lesson: params.lesson }),
  Component: ({ params, scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={params.course}
      title={t("work-returned.title", { lesson: params.lesson })}
      paragraphs={[t("work-returned.body", { name: params.name, lesson: params.lesson })]}
      action={{ label: t("work-returned.action"), href: `${appUrl}/${locale}${params.path}` }}
      reason={t("work-returned.reason", { course: params.course })}
    />
  ),
});
