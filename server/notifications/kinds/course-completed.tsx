import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { defineMailKind } from "../mail-kind";
import { formatInstant } from "../format-instant";

/** Every lesson of a course is complete. */
export const courseCompleted = defineMailKind({
  paramsSchema: z.strictObject({ name: z.string(), course: z.string(), courseSlug: z.string(), lessons: z.number().int().positive(), completedAt: z.iso.datetime() }),
  subject: (t, params) => t("course-completed.subject", { course: params.course }),
  Component: ({ params, scope }) => (
    <NoticeMail
      locale={scope.locale}
      appUrl={scope.appUrl}
      eyebrow={scope.t("course-completed.eyebrow")}
      title={scope.t("course-completed.title", { course: params.course })}
      paragraphs={[scope.t("course-completed.body", { name: params.name, lessons: params.lessons, when: formatInstant(params.completedAt, scope) }), scope.t("course-completed.kept")]}
      action={{ label: scope.t("course-completed.action"), href: `${scope.appUrl}/${scope.locale}/learn/${params.courseSlug}` }}
      reason={scope.t("course-completed.reason")}
    />
  ),
});
