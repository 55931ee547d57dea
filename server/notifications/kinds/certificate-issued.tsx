import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** A certificate is there, with the address at which anybody can verify it. */
export const certificateIssued = defineMailKind({
  paramsSchema: z.strictObject({ name: z.string(), course: z.string(), code: z.string(), path: z.string() }),
  subject: (t, params) => t("certificate-issued.subject", { course: params.course }),
  Component: ({ params, scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={params.course}
      title={t("certificate-issued.title")}
      paragraphs={[t("certificate-issued.body", { name: params.name, course: params.course }), t("certificate-issued.verify", { url: `${appUrl}/${locale}/certificates/${params.code}` })]}
      action={{ label: t("certificate-issued.action"), href: `${appUrl}/${locale}${params.path}` }}
      reason={t("certificate-issued.reason")}
    />
  ),
});
