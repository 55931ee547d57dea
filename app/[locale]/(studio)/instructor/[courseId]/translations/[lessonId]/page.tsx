import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { ChangedPart } from "@/components/authoring/translations/changed-part";
import { NoteLesson } from "@/components/authoring/translations/lesson-actions";
import { PageHead, Section } from "@/components/patterns/section";
import { formatDateTime } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { inLanguage } from "@/lib/i18n/in-language";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { lessonIdValue } from "@/lib/schemas/authoring-outline";
import { orNotFound } from "@/server/auth/or-not-found";
import { getTranslationChange } from "@/server/authoring";
import { loadCourse } from "../../../../_components/load-course";
import { StudioFrame } from "../../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string; lessonId: string }> };

export default async function TranslationChangePage({ params }: Props): Promise<ReactElement> {
  const { courseId, lessonId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/translations/${lessonId}`);
  if (!course.viewerCan.edit || !lessonIdValue.safeParse(lessonId).success) notFound();
  const [t, part, change] = await Promise.all([
    getTranslations({ locale, namespace: "translations.change" }),
    getTranslations({ locale, namespace: "translations.part" }),
    orNotFound(getTranslationChange(ctx, { courseId, lessonId })),
  ]);
  const base = localePath(locale, `/instructor/${courseId}`);
  const at = (instant: string): string => formatDateTime(new Date(instant), locale, ctx.viewer.timeZone);
  const labels = { before: t("before"), now: t("now"), same: t("same"), empty: t("empty") };
  const own = [change.summary, change.body, change.questions].filter((text) => text !== "").join("\n\n");
  return (
    <StudioFrame locale={locale} course={course} current="translations">
      <title>{`${t("title")} · ${change.title} · Criterio`}</title>
      <PageHead
        kicker={
          <a className="link" href={`${base}/translations`}>
            {t("back")}
          </a>
        }
        title={<span {...inLanguage(change.language)}>{change.title}</span>}
        lede={change.outdatedSince === null ? t("current", { noted: at(change.notedAt) }) : t("since", { date: at(change.outdatedSince), noted: at(change.notedAt) })}
      />
      <p className="meta mb-6">{t("sourceOf", { title: change.source.title })}</p>
      {change.parts.length === 0 ? (
        <p className="mb-8">{t("nothing")}</p>
      ) : (
        change.parts.map(({ part: name, stretches }) => (
          <Section key={name} id={`part-${name}`} label={<span className="inline-block first-letter:uppercase">{part(name)}</span>}>
            <ChangedPart stretches={stretches} language={change.source.language} labels={labels} />
          </Section>
        ))
      )}
      <Section id="translation" label={t("translation")}>
        {own === "" ? null : (
          <div className="merge-side mb-5" {...inLanguage(change.language)}>
            {own}
          </div>
        )}
        <p className="mb-6">
          <a className="link" href={`${base}/lessons/${lessonId}`}>
            {t("edit")}
          </a>
        </p>
        {change.parts.length > 0 ? <NoteLesson courseId={courseId} lessonId={lessonId} seen={change.seen} /> : null}
      </Section>
    </StudioFrame>
  );
}
