import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";
import { formatInstant } from "../format-instant";

/** The last mail to an address whose account was deleted: what was removed and what the law makes us keep. */
export const accountDeleted = defineMailKind({
  paramsSchema: z.strictObject({ at: z.iso.datetime() }),
  subject: (t) => t("account-deleted.subject"),
  Component: ({ params, scope }) => (
    <NoticeMail
      locale={scope.locale}
      appUrl={scope.appUrl}
      eyebrow={scope.t("account-deleted.eyebrow")}
      title={scope.t("account-deleted.title")}
      paragraphs={[scope.t("account-deleted.body", { when: formatInstant(params.at, scope) }), scope.t("account-deleted.kept")]}
      note={scope.t("account-deleted.note")}
      reason={scope.t("account-deleted.reason")}
    />
  ),
});
