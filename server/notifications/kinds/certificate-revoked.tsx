import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** A certificate counts no more, with the reason that was given. */
export const certificateRevoked = defineMailKind({
  paramsSchema: z.strictObject({ name: z.string(), course: z.string(), reason: z.string(), path: z.string() }),
  subject: (t, params) => t("certificate-revoked.subject", { course: params.course }),
  Component: ({ params, scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={params.course}
      title={t("certificate-revoked.title")}
      paragraphs={[t("certificate-revoked.body", { name: params.name, course: params.course }), t("certificate-revoked.why", { reason: params.reason })]}
      action={{ label: t("certificate-revoked.action"), href: `${appUrl}/${locale}${params.path}` }}
      reason={t("certificate-revoked.reason")}
    />
  ),
});
