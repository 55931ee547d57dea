import type { ReactElement } from "react";
import { CourseState } from "@/components/authoring/settings/course-state";
import { SECTIONS } from "@/components/authoring/settings/settings-fields";
import { SyllabusField } from "@/components/authoring/settings/syllabus-field";
import { SettingsSection } from "@/components/authoring/settings/settings-section";
import { PageHead, Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { FileDown } from "@/components/ui/icons";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { COURSE_FORMATS, LESSON_ORDERS, PREREQUISITE_RULES, SETTABLE_STATUSES, SYLLABUS_MAX_BYTES } from "@/lib/schemas/authoring";
import { COURSE_LANGUAGES, LEVELS, MODALITIES } from "@/lib/schemas/catalog";
import { listTaughtCourses } from "@/server/authoring";
import { readTopics } from "@/server/catalog";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }> };

/** Those that the school's sellers use; a course that has another keeps it. */
const CURRENCIES = ["USD", "ARS", "BRL", "CLP", "COP", "EUR", "GBP", "MXN", "PEN", "UYU"];

export default async function SettingsPage({ params }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course: studio } = await loadCourse(locale, courseId, `/instructor/${courseId}/settings`);
  const { course, viewerCan } = studio;
  const [t, exports, catalog, languages, topics, mine] = await Promise.all([
    getTranslations({ locale, namespace: "authoring.settings" }),
    getTranslations({ locale, namespace: "studio-import.export" }),
    getTranslations({ locale, namespace: "catalog" }),
    getTranslations({ locale, namespace: "authoring.language" }),
    readTopics(),
    listTaughtCourses(ctx),
  ]);
  const choices = {
    topicSlug: topics.map(({ slug, name }) => ({ value: slug, label: name[locale] })),
    level: LEVELS.map((value) => ({ value, label: catalog(`level.${value}`) })),
    language: COURSE_LANGUAGES.map((value) => ({ value, label: languages(value) })),
    modality: MODALITIES.map((value) => ({ value, label: catalog(`modality.${value}`) })),
    format: COURSE_FORMATS.map((value) => ({ value, label: catalog(`format.${value}`) })),
    lessonOrder: LESSON_ORDERS.map((value) => ({ value, label: t(`lessonOrder.${value}`) })),
    prerequisiteRule: PREREQUISITE_RULES.map((value) => ({ value, label: t(`prerequisiteRule.${value}`) })),
    currency: [...new Set([course.currency, ...CURRENCIES])].toSorted().map((value) => ({ value, label: value })),
    prerequisiteIds: mine.filter((other) => other.courseId !== courseId).map((other) => ({ value: other.courseId, label: other.title })),
  };
  const isPublic = SETTABLE_STATUSES.some((status) => status === course.status);
  return (
    <StudioFrame locale={locale} course={studio} current="settings">
      <title>{`${t("title")} · ${course.title} · Criterio`}</title>
      <PageHead title={t("title")} lede={t("lede")} />
      <datalist id="time-zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {SECTIONS.map((section) => (
        <SettingsSection key={section} section={section} course={course} courseId={courseId} choices={choices} canEdit={viewerCan.edit} />
      ))}
      <Section id="syllabus" label={t("syllabus.title")} note={t("syllabus.note")}>
        <SyllabusField courseId={courseId} syllabus={studio.syllabus} locale={locale} canEdit={viewerCan.edit} maxBytes={SYLLABUS_MAX_BYTES} />
      </Section>
      {isPublic && viewerCan.edit ? (
        <Section id="state" label={t("sections.state")} note={t("notes.state")}>
          <CourseState courseId={courseId} status={course.status} />
        </Section>
      ) : null}
      {viewerCan.edit ? (
        <Section id="export" label={exports("title")} note={exports("note")}>
          <Button asChild>
            <a href={`/api/studio/export/${courseId}`} download="">
              <FileDown />
              {exports("action")}
            </a>
          </Button>
        </Section>
      ) : null}
    </StudioFrame>
  );
}
