import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** Access to a course that was not paid for: free, given by the school, of a seat. */
export const enrollmentOpened = defineMailKind({
  paramsSchema: z.strictObject({ name: z.string(), course: z.string(), coursePath: z.string() }),
  subject: (t, params) => t("enrollment-opened.subject", { course: params.course }),
  Component: ({ params, scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={t("enrollment-opened.eyebrow")}
      title={t("enrollment-opened.title")}
      paragraphs={[t("enrollment-opened.body", { name: params.name, course: params.course })]}
      action={{ label: t("enrollment-opened.action"), href: `${appUrl}/${locale}${params.coursePath}` }}
      note={t("enrollment-opened.note")}
      reason={t("enrollment-opened.reason")}
    />
  ),
});
