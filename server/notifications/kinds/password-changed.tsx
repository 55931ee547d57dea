import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";
import { formatInstant } from "../format-instant";

/** To the owner after their password was set, changed or reset. */
export const passwordChanged = defineMailKind({
  paramsSchema: z.strictObject({ at: z.iso.datetime() }),
  subject: (t) => t("password-changed.subject"),
  Component: ({ params, scope }) => (
    <NoticeMail
      locale={scope.locale}
      appUrl={scope.appUrl}
      eyebrow={scope.t("password-changed.eyebrow")}
      title={scope.t("password-changed.title")}
      paragraphs={[scope.t("password-changed.body", { when: formatInstant(params.at, scope) })]}
      action={{ label: scope.t("password-changed.action"), href: `${scope.appUrl}/${scope.locale}/reset` }}
      note={scope.t("password-changed.note")}
      reason={scope.t("shared.securityReason")}
    />
  ),
});
