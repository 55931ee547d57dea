import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** What a teacher writes to the students of a course. Its paragraphs stand as they were written. */
export const announcement = defineMailKind({
  paramsSchema: z.strictObject({
    course: z.string(), author: z.string(), title: z.string(), body: z.string(), path: z.string(),
    /** Whom and what the unsubscribe link is about, and what its secret is derived from. */
    muteAddress: z.string(), muteTokenId: z.string(),
  }),
  subject: (t, params) => t("announcement.subject", { course: params.course, title: params.title }),
  /** RFC 8058: the mail program unsubscribes by one request, without a page. */
  headers: ({ muteAddress, muteTokenId }, { appUrl, secretOf }) => ({
    "List-Unsubscribe": `<${appUrl}/api/unsubscribe/${muteAddress}.${secretOf(muteTokenId)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  }),
  Component: ({ params, scope: { t, locale, appUrl, secretOf } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={params.course}
      title={params.title}
      paragraphs={[...new Set(params.body.split(/\n{2,}/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== ""))]}
      action={{ label: t("announcement.action"), href: `${appUrl}/${locale}${params.path}` }}
      facts={[{ label: t("announcement.from"), value: params.author }]}
      aside={{ label: t("announcement.stop"), href: `${appUrl}/${locale}/unsubscribe/${params.muteAddress}.${secretOf(params.muteTokenId)}` }}
      reason={t("announcement.reason", { course: params.course })}
    />
  ),
});
