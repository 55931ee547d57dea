import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";
import { formatInstant } from "../format-instant";

/** The person's own data is ready. The link asks them to be signed in and stops working at `expiresAt`. */
export const exportReady = defineMailKind({
  paramsSchema: z.strictObject({ exportId: z.string(), expiresAt: z.iso.datetime() }),
  subject: (t) => t("export-ready.subject"),
  Component: ({ params, scope }) => (
    <NoticeMail
      locale={scope.locale}
      appUrl={scope.appUrl}
      eyebrow={scope.t("export-ready.eyebrow")}
      title={scope.t("export-ready.title")}
      paragraphs={[scope.t("export-ready.body")]}
      action={{ label: scope.t("export-ready.action"), href: `${scope.appUrl}/api/account/exports/${params.exportId}` }}
      note={scope.t("export-ready.note", { when: formatInstant(params.expiresAt, scope) })}
      reason={scope.t("export-ready.reason")}
    />
  ),
});
