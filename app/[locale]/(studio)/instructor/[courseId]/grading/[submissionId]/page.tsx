import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { MarkingDesk } from "@/components/grading/marking-desk";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { submissionOfCourseSchema } from "@/lib/schemas/grades";
import { orNotFound } from "@/server/auth/or-not-found";
import { getMarking } from "@/server/grades";
import { loadCourse } from "../../../../_components/load-course";
import { StudioFrame } from "../../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string; submissionId: string }> };

export default async function MarkingPage({ params }: Props): Promise<ReactElement> {
  const { courseId, submissionId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/grading/${submissionId}`);
  const asked = submissionOfCourseSchema.safeParse({ courseId, submissionId });
  if (!asked.success) notFound();
  const marking = await orNotFound(getMarking(ctx, asked.data));
  return (
    <StudioFrame locale={locale} course={course} current="grading">
      <title>{`${marking.lesson} · ${course.course.title} · Criterio`}</title>
      <MarkingDesk key={submissionId} courseId={courseId} marking={marking} base={localePath(locale, `/instructor/${courseId}/grading`)} locale={locale} timeZone={ctx.viewer.timeZone} />
    </StudioFrame>
  );
}
