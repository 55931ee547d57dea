import type { ReactElement, ReactNode } from "react";
import { Cover } from "@/components/patterns/cover";
import { Badge } from "@/components/ui/badge";
import { formatMoney, formatNumber, formatPercent, formatRating } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { StatusBadge } from "./status-badge";
import type { TaughtCourse } from "./studio-types";

type Props = { courses: readonly TaughtCourse[]; locale: Locale };

/** My courses: state, and the four figures that say how each one does. */
export async function TaughtCourseList({ courses, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "authoring.home" });
  const figures = (course: TaughtCourse): { term: string; value: ReactNode; detail?: string }[] => [
    { term: t("students"), value: formatNumber(course.students, locale) },
    { term: t("completion"), value: course.completionShare === null ? t("none") : formatPercent(course.completionShare, locale) },
    ...(course.revenue === null
      ? []
      : [{ term: t("revenue"), value: course.revenue.map(({ amount, currency }) => formatMoney(amount, currency, locale)).join(" + ") || t("none") }]),
    {
      term: t("rating"),
      value: course.rating === null ? t("none") : formatRating(course.rating, locale),
      ...(course.ratingCount > 0 && { detail: t("ratingCount", { count: course.ratingCount }) }),
    },
  ];
  return (
    <ul className="border-t border-line-strong">
      {courses.map((course) => (
        <li key={course.courseId} className="taught-course">
          <Cover slug={course.slug} topic={course.topicSlug} />
          <div className="min-w-0">
            <h2 className="t-item">
              <a className="hover:underline" href={localePath(locale, `/instructor/${course.courseId}`)}>
                {course.title}
              </a>
            </h2>
            <p className="mt-1.5 flex flex-wrap items-center gap-2">
              <StatusBadge status={course.status} label={t(`status.${course.status}`)} />
              {course.releaseNumber === null ? null : <span className="meta">{t("release", { number: course.releaseNumber })}</span>}
              {course.hasDraftChanges && course.releaseNumber !== null ? <Badge tone="signal">{t("draftChanged")}</Badge> : null}
            </p>
          </div>
          <dl className="taught-figures">
            {figures(course).map(({ term, value, detail }) => (
              <div key={term}>
                <dt className="meta">{term}</dt>
                <dd className="font-semibold tabular-nums">
                  {value}
                  {detail ? <span className="meta block font-normal">{detail}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
