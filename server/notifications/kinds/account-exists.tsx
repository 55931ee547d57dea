import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** To the owner of an account when someone signs up with their address: the page that was used said nothing of it. */
export const accountExists = defineMailKind({
  paramsSchema: z.strictObject({}),
  subject: (t) => t("account-exists.subject"),
  Component: ({ scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={t("account-exists.eyebrow")}
      title={t("account-exists.title")}
      paragraphs={[t("account-exists.body"), t("account-exists.forgot", { url: `${appUrl}/${locale}/reset` })]}
      action={{ label: t("account-exists.action"), href: `${appUrl}/${locale}/sign-in` }}
      note={t("account-exists.note")}
      reason={t("account-exists.reason")}
    />
  ),
});
