import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";
import { formatInstant } from "../format-instant";

/** To the former address after an account moved to another. The new one is named by its first letter and domain. */
export const emailChanged = defineMailKind({
  paramsSchema: z.strictObject({ at: z.iso.datetime(), maskedEmail: z.string() }),
  subject: (t) => t("email-changed.subject"),
  Component: ({ params, scope }) => (
    <NoticeMail
      locale={scope.locale}
      appUrl={scope.appUrl}
      eyebrow={scope.t("email-changed.eyebrow")}
      title={scope.t("email-changed.title")}
      paragraphs={[scope.t("email-changed.body", { email: params.maskedEmail, when: formatInstant(params.at, scope) })]}
      note={scope.t("email-changed.note")}
      reason={scope.t("shared.securityReason")}
    />
  ),
});
