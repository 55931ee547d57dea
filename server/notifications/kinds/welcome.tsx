import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** After the address is proved: where to begin. */
export const welcome = defineMailKind({
  paramsSchema: z.strictObject({ name: z.string() }),
  subject: (t) => t("welcome.subject"),
  Component: ({ params, scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={t("welcome.eyebrow")}
      title={t("welcome.title")}
      paragraphs={[t("welcome.body", { name: params.name })]}
      action={{ label: t("welcome.action"), href: `${appUrl}/${locale}/courses` }}
      note={t("welcome.note")}
      reason={t("welcome.reason")}
    />
  ),
});
