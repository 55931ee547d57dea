import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Check, TriangleAlert } from "@/components/ui/icons";
import { formatDate, formatList } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { CourseTranslations, TranslatedLesson } from "@/server/authoring";
import { AddTranslatedLesson, PairLesson } from "./lesson-actions";

type Props = { courseId: string; page: CourseTranslations; locale: Locale; timeZone: string };

/** The lessons of a translation, each with how it stands to the one that it translates. */
export async function TranslatedLessons({ courseId, page, locale, timeZone }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "translations.page" });
  const base = localePath(locale, `/instructor/${courseId}`);
  return (
    <ul>
      {page.lessons.map((lesson) => (
        <li key={lesson.lessonId} className="flex flex-wrap items-start justify-between gap-3 border-b border-line py-4">
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-semibold">
              <a className="link" href={`${base}/lessons/${lesson.lessonId}`}>
                <bdi {...inLanguage(page.language)}>{lesson.title}</bdi>
              </a>
            </p>
            {lesson.source ? (
              <p className="meta">{t("from", { title: lesson.source.title })}</p>
            ) : null}
            <Standing lesson={lesson} locale={locale} timeZone={timeZone} />
          </div>
          {lesson.source === null ? (
            page.missing.length > 0 ? <PairLesson courseId={courseId} lesson={lesson} sources={page.missing} /> : null
          ) : (
            <a className="link" href={`${base}/translations/${lesson.lessonId}`} aria-label={t("seeNamed", { title: lesson.title })}>
              {t("see")}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Lessons of the original that the translation lacks. */
export function MissingLessons({ courseId, page }: Pick<Props, "courseId" | "page">): ReactElement {
  const language = page.source?.language ?? "";
  return (
    <ul>
      {page.missing.map((source) => (
        <li key={source.lessonId} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
          <p className="min-w-0">
            <bdi {...inLanguage(language)}>{source.title}</bdi>
          </p>
          <AddTranslatedLesson courseId={courseId} source={source} />
        </li>
      ))}
    </ul>
  );
}

async function Standing({ lesson: { source }, locale, timeZone }: { lesson: TranslatedLesson; locale: Locale; timeZone: string }): Promise<ReactElement> {
  const [t, part] = await Promise.all([getTranslations({ locale, namespace: "translations.page" }), getTranslations({ locale, namespace: "translations.part" })]);
  if (source === null) return <Badge className="mt-1">{t("noSource")}</Badge>;
  if (source.isGone) return <Badge className="mt-1">{t("sourceGone")}</Badge>;
  if (source.outdatedSince === null) {
    return (
      <Badge tone="success" className="mt-1">
        <Check />
        {t("upToDate")}
      </Badge>
    );
  }
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone="warning">
        <TriangleAlert />
        {t("outdatedSince", { date: formatDate(new Date(source.outdatedSince), locale, timeZone, "long") })}
      </Badge>
      <span className="meta">{t("changed", { parts: formatList(source.changed.map((name) => part(name)), locale) })}</span>
    </p>
  );
}
