import type { ReactElement } from "react";
import { PastRegrades } from "@/components/grading/regrade/past-regrades";
import { RegradeDesk } from "@/components/grading/regrade/regrade-desk";
import { PageHead } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { regradePageSchema } from "@/lib/schemas/regrade";
import { orNotFound } from "@/server/auth/or-not-found";
import { getRegradePage } from "@/server/grades";
import { notFound } from "next/navigation";
import { loadCourse } from "../../../../_components/load-course";
import { StudioFrame } from "../../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string; lessonId: string }> };

export default async function RegradePage({ params }: Props): Promise<ReactElement> {
  const { courseId, lessonId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/regrade/${lessonId}`);
  const asked = regradePageSchema.safeParse({ courseId, lessonId });
  if (!asked.success) notFound();
  const [t, page] = await Promise.all([getTranslations({ locale, namespace: "grading.regrade" }), orNotFound(getRegradePage(ctx, asked.data))]);
  return (
    <StudioFrame locale={locale} course={course} current="gradebook">
      <title>{`${t("of", { title: page.title })} · ${course.course.title} · Criterio`}</title>
      <PageHead
        title={t("of", { title: page.title })}
        lede={t("lede")}
        actions={
          <Button asChild>
            <a href={localePath(locale, `/instructor/${courseId}/gradebook`)}>{t("back")}</a>
          </Button>
        }
      />
      <p className="meta mb-6">{t("attempts", { count: page.attempts })}</p>
      {page.attempts > 0 ? <RegradeDesk courseId={courseId} lessonId={lessonId} page={page} locale={locale} timeZone={ctx.viewer.timeZone} /> : null}
      <PastRegrades past={page.past} locale={locale} timeZone={ctx.viewer.timeZone} />
    </StudioFrame>
  );
}
