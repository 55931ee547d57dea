import type { ReactElement } from "react";
import { GradebookView } from "@/components/grading/gradebook/gradebook-view";
import { PageHead } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { orNotFound } from "@/server/auth/or-not-found";
import { getGradebook } from "@/server/grades";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }> };

export default async function GradebookPage({ params }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/gradebook`);
  const [t, page] = await Promise.all([getTranslations({ locale, namespace: "grading.gradebook" }), orNotFound(getGradebook(ctx, { courseId }))]);
  return (
    <StudioFrame locale={locale} course={course} current="gradebook">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} lede={t("lede")} />
      <GradebookView courseId={courseId} initial={page} locale={locale} timeZone={ctx.viewer.timeZone} />
    </StudioFrame>
  );
}
