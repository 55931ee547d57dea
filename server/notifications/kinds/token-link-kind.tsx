import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind, type MailKindEntry } from "../mail-kind";

/** The id of the single-use token, from which its secret is derived, and for how long it works. */
export const tokenLinkParams = z.strictObject({ tokenId: z.string().min(1), minutes: z.int().positive() });

/** A mail whose one action opens a single-use link: its texts are under the kind's name, its page is at `path`. */
export function tokenLinkKind(kind: string, path: string): MailKindEntry {
  return defineMailKind({
    paramsSchema: tokenLinkParams,
    subject: (t) => t(`${kind}.subject`),
    Component: ({ params, scope: { t, locale, appUrl, secretOf } }) => (
      <NoticeMail
        locale={locale}
        appUrl={appUrl}
        eyebrow={t(`${kind}.eyebrow`)}
        title={t(`${kind}.title`)}
        paragraphs={[t(`${kind}.body`)]}
        action={{
          label: t(`${kind}.action`),
          href: `${appUrl}/${locale}/${path}/${secretOf(params.tokenId)}`,
          written: t("shared.writtenLink"),
        }}
        note={`${t("shared.validFor", { minutes: params.minutes })} ${t(`${kind}.note`)}`}
        reason={t(`${kind}.reason`)}
      />
    ),
  });
}
