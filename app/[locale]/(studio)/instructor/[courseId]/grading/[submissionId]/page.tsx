import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { AnswersDesk } from "@/components/grading/answers-desk";
import { MarkingDesk } from "@/components/grading/marking-desk";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { attemptOfCourseSchema, submissionOfCourseSchema } from "@/lib/schemas/grades";
import { orNotFound } from "@/server/auth/or-not-found";
import { getAttemptMarking, getMarking } from "@/server/grades";
import { loadCourse } from "../../../../_components/load-course";
import { StudioFrame } from "../../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string; submissionId: string }> };
type Desk = { lesson: string; desk: ReactElement };
type Ctx = Awaited<ReturnType<typeof loadCourse>>["ctx"];

/** Of a version of an assignment, or of an attempt of a quiz: each has ids of its own kind. */
export default async function MarkingPage({ params }: Props): Promise<ReactElement> {
  const { courseId, submissionId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/grading/${submissionId}`);
  const { lesson, desk } = await openDesk(ctx, locale, { courseId, submissionId });
  return (
    <StudioFrame locale={locale} course={course} current="grading">
      <title>{`${lesson} · ${course.course.title} · Criterio`}</title>
      {desk}
    </StudioFrame>
  );
}

async function openDesk(ctx: Ctx, locale: Locale, { courseId, submissionId }: { courseId: string; submissionId: string }): Promise<Desk> {
  const around = { courseId, base: localePath(locale, `/instructor/${courseId}/grading`), locale, timeZone: ctx.viewer.timeZone };
  const attempt = attemptOfCourseSchema.safeParse({ courseId, attemptId: submissionId });
  if (attempt.success) {
    const marking = await orNotFound(getAttemptMarking(ctx, attempt.data));
    return { lesson: marking.lesson, desk: <AnswersDesk key={submissionId} marking={marking} {...around} /> };
  }
  const asked = submissionOfCourseSchema.safeParse({ courseId, submissionId });
  if (!asked.success) notFound();
  const marking = await orNotFound(getMarking(ctx, asked.data));
  return { lesson: marking.lesson, desk: <MarkingDesk key={submissionId} marking={marking} {...around} /> };
}
