import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { CreateTranslation, LinkTranslation } from "@/components/authoring/translations/add-translation";
import { LinkedCourses } from "@/components/authoring/translations/linked-courses";
import { MissingLessons, TranslatedLessons } from "@/components/authoring/translations/translated-lessons";
import { PageHead, Section } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { toCourseLanguage } from "@/lib/schemas/catalog";
import { orNotFound } from "@/server/auth/or-not-found";
import { getCourseTranslations } from "@/server/authoring";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }> };

export default async function TranslationsPage({ params }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/translations`);
  if (!course.viewerCan.edit) notFound();
  const [t, create, link, languages, page] = await Promise.all([
    getTranslations({ locale, namespace: "translations.page" }),
    getTranslations({ locale, namespace: "translations.create" }),
    getTranslations({ locale, namespace: "translations.link" }),
    getTranslations({ locale, namespace: "authoring.language" }),
    orNotFound(getCourseTranslations(ctx, { courseId })),
  ]);
  const nameOf = (language: string): string => languages(toCourseLanguage(language));
  const lede = page.source ? "ledeTarget" : page.others.length > 0 ? "ledeSource" : "ledeAlone";
  return (
    <StudioFrame locale={locale} course={course} current="translations">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} kicker={nameOf(page.language)} lede={t(lede)} />
      {page.source ? (
        <Section id="source" label={t("source")}>
          <LinkedCourses courses={[page.source]} locale={locale} unlinkFrom={null} />
        </Section>
      ) : null}
      {page.source && page.lessons.length > 0 ? (
        <Section id="lessons" label={t("lessons")} note={t("lessonsNote")}>
          <TranslatedLessons courseId={courseId} page={page} locale={locale} timeZone={ctx.viewer.timeZone} />
        </Section>
      ) : null}
      {page.missing.length > 0 ? (
        <Section id="missing" label={t("missingTitle")} note={t("missingNote")}>
          <MissingLessons courseId={courseId} page={page} />
        </Section>
      ) : null}
      {page.source === null || page.others.length > 0 ? (
        <Section id="others" label={t("others")}>
          {page.others.length > 0 ? <LinkedCourses courses={page.others} locale={locale} unlinkFrom={page.source ? null : courseId} /> : <p className="text-ink-muted">{t("none")}</p>}
        </Section>
      ) : null}
      {page.freeLanguages.length > 0 ? (
        <>
          <Section id="create" label={create("title")} note={create("note")}>
            <CreateTranslation courseId={courseId} languages={page.freeLanguages.map((value) => ({ value, label: nameOf(value) }))} studioPath={localePath(locale, "/instructor")} />
          </Section>
          <Section id="link" label={link("title")} note={link("note")}>
            {page.candidates.length > 0 ? (
              <LinkTranslation courseId={courseId} candidates={page.candidates.map((other) => ({ value: other.courseId, label: link("option", { title: other.title, language: nameOf(other.language) }) }))} />
            ) : (
              <p className="text-ink-muted">{link("none")}</p>
            )}
          </Section>
        </>
      ) : null}
    </StudioFrame>
  );
}
