import type { ReactElement } from "react";
import { EnrolList } from "@/components/authoring/students/enrol-list";
import { EnrolOne } from "@/components/authoring/students/enrol-one";
import { PageHead, Section } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { notFound } from "next/navigation";
import { loadCourse } from "../../../../_components/load-course";
import { StudioFrame } from "../../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }> };

export default async function EnrolPage({ params }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/students/enrol`);
  if (!course.viewerCan.students) notFound();
  const t = await getTranslations({ locale, namespace: "studio-home.enrol" });
  const { timeZone } = ctx.viewer;
  return (
    <StudioFrame locale={locale} course={course} current="students">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead
        title={t("title")}
        lede={t("lede")}
        actions={
          <a className="link" href={localePath(locale, `/instructor/${courseId}/students`)}>
            {t("back")}
          </a>
        }
      />
      <Section id="one" label={t("one")} note={t("oneNote")}>
        <EnrolOne courseId={courseId} timeZone={timeZone} />
      </Section>
      <Section id="list" label={t("list")} note={t("listNote")}>
        <EnrolList courseId={courseId} locale={locale} timeZone={timeZone} />
      </Section>
    </StudioFrame>
  );
}
