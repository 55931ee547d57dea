import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind, type MailKindEntry, type MailScope } from "../mail-kind";

/** Who is told, of which course, and where in the school the rest is. */
export const courseNoticeParams = z.strictObject({ name: z.string(), course: z.string(), path: z.string() });

/** A mail about something in a course, which one page shows: its texts are under the kind's name and may name any parameter; `second` is what it says after its body. */
export function courseNoticeKind<Params extends z.infer<typeof courseNoticeParams> & Record<string, string>>(
  kind: string,
  paramsSchema: z.ZodType<Params>,
  second?: (params: Params, scope: MailScope) => string,
): MailKindEntry {
  return defineMailKind({
    paramsSchema,
    subject: (t, params) => t(`${kind}.subject`, params),
    Component: ({ params, scope }) => {
      const { t, locale, appUrl } = scope;
      return (
        <NoticeMail
          locale={locale}
          appUrl={appUrl}
          eyebrow={params.course}
          title={t(`${kind}.title`, params)}
          paragraphs={[t(`${kind}.body`, params), ...(second ? [second(params, scope)] : [])]}
          action={{ label: t(`${kind}.action`), href: `${appUrl}/${locale}${params.path}` }}
          reason={t(`${kind}.reason`, params)}
        />
      );
    },
  });
}
