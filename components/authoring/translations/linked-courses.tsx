import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Check, TriangleAlert } from "@/components/ui/icons";
import { getTranslations } from "@/lib/i18n/get-translations";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { toCourseLanguage } from "@/lib/schemas/catalog";
import type { LinkedCourse } from "@/server/authoring";
import { UnlinkTranslation } from "./unlink-translation";

type Props = {
  courses: readonly LinkedCourse[];
  locale: Locale;
  /** The original, where its author may let go of a translation; null elsewhere. */
  unlinkFrom: string | null;
};

/** The same course in other languages: what it is called, whether it is on sale, how its lessons stand. */
export async function LinkedCourses({ courses, locale, unlinkFrom }: Props): Promise<ReactElement> {
  const [t, languages] = await Promise.all([getTranslations({ locale, namespace: "translations.page" }), getTranslations({ locale, namespace: "authoring.language" })]);
  return (
    <ul>
      {courses.map(({ courseId, title, language, isPublished, counts, canEdit }) => {
        const href = localePath(locale, `/instructor/${courseId}/translations`);
        return (
          <li key={courseId} className="flex flex-wrap items-start justify-between gap-3 border-b border-line py-4">
            <div className="min-w-0">
              <p className="meta">{languages(toCourseLanguage(language))}</p>
              <p className="font-semibold">
                <bdi {...inLanguage(language)}>{title}</bdi> <Badge tone={isPublished ? "success" : "neutral"}>{t(isPublished ? "published" : "draft")}</Badge>
              </p>
              {counts ? <Counts counts={counts} t={t} /> : null}
            </div>
            <div className="flex flex-wrap items-center gap-3">
              {canEdit ? (
                <a className="link" href={href} aria-label={counts ? t("openNamed", { title }) : undefined}>
                  {t(counts ? "open" : "openSource")}
                </a>
              ) : null}
              {canEdit && unlinkFrom !== null ? <UnlinkTranslation courseId={unlinkFrom} translationId={courseId} title={title} /> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

type CountsProps = { counts: NonNullable<LinkedCourse["counts"]>; t: Awaited<ReturnType<typeof getTranslations>> };

function Counts({ counts: { outdated, unpaired, missing }, t }: CountsProps): ReactElement {
  return (
    <p className="meta mt-1 flex flex-wrap gap-x-4 gap-y-1">
      <span className="inline-flex items-center gap-1.5">
        {outdated > 0 ? <TriangleAlert className="text-warning" /> : <Check className="text-success" />}
        {t("outdated", { count: outdated })}
      </span>
      {unpaired > 0 ? <span>{t("unpaired", { count: unpaired })}</span> : null}
      {missing > 0 ? <span>{t("missing", { count: missing })}</span> : null}
    </p>
  );
}
