import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";

/** A class has a time, has another one, or begins soon. `when` is in the learner's own zone and language. */
export const liveSession = defineMailKind({
  paramsSchema: z.strictObject({ name: z.string(), lesson: z.string(), course: z.string(), when: z.string(), path: z.string(), isReminder: z.boolean() }),
  subject: (t, { isReminder, lesson, when }) => t(isReminder ? "live-session.reminderSubject" : "live-session.subject", { lesson, when }),
  Component: ({ params: { isReminder, path, ...said }, scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={said.course}
      title={t(isReminder ? "live-session.reminderTitle" : "live-session.title", { lesson: said.lesson })}
      paragraphs={[t("live-session.body", said)]}
      action={{ label: t("live-session.action"), href: `${appUrl}/${locale}${path}` }}
      note={t("live-session.note")}
      reason={t("live-session.reason", { course: said.course })}
    />
  ),
});
