import type { ReactElement, ReactNode } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead, Section } from "@/components/patterns/section";
import { Badge } from "@/components/ui/badge";
import { getTranslations } from "@/lib/i18n/get-translations";
import { formatNumber } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { OwnGrades } from "@/server/grades";

type Props = { locale: Locale; grades: OwnGrades; /** What the course gives for them, below them. */ children?: ReactNode };
type Translator = Awaited<ReturnType<typeof getTranslations>>;
type Item = OwnGrades["items"][number];
type Scope = { t: Translator; locale: Locale; grades: OwnGrades };

/** One's own grades of a course: what each item has, what of it counts and how much, and what that makes so far. */
export async function OwnGradesView({ locale, grades, children }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "grading.own" });
  const { course, percent, passingPercent, categories, items } = grades;
  const scope: Scope = { t, locale, grades };
  const outside = items.filter(({ categoryId }) => categoryId === null);
  return (
    <main id="main" className="page pt-9 pb-16">
      <PageHead
        title={t("title")}
        kicker={<span {...inLanguage(course.language)}>{course.title}</span>}
        lede={percent === null ? t("nothingYet") : t("total", { percent: formatNumber(percent, locale, 1) })}
        actions={
          <a className="link" href={localePath(locale, `/learn/${course.slug}`)}>
            {t("toCourse")}
          </a>
        }
      />
      <p className="meta" data-own-total={percent ?? ""}>
        {t("passing", { percent: formatNumber(passingPercent, locale, 2) })} {t(grades.missing === "zero" ? "missingZero" : "missingIgnored")}
      </p>
      {items.length === 0 ? <EmptyState compact className="mt-8" title={t("emptyTitle")} text={t("emptyText")} /> : null}
      {categories.map((category) => (
        <Section key={category.id} label={category.name} note={noteOf(category, scope)}>
          <Items items={items.filter(({ categoryId }) => categoryId === category.id)} scope={scope} />
        </Section>
      ))}
      {outside.length > 0 ? (
        <Section label={t(categories.length > 0 ? "outside" : "all")} note={t(categories.length > 0 ? "outsideNote" : "allNote")}>
          <Items items={outside} scope={scope} />
        </Section>
      ) : null}
      {children}
    </main>
  );
}

function noteOf({ weight, isExtra, dropLowest, percent }: OwnGrades["categories"][number], { t, locale }: Scope): string {
  return [
    t(isExtra ? "extra" : "weight", { weight: formatNumber(weight, locale, 2) }),
    ...(dropLowest > 0 ? [t("drops", { count: dropLowest })] : []),
    ...(percent === null ? [] : [t("share", { percent: formatNumber(percent, locale, 1) })]),
  ].join(" · ");
}

function Items({ items, scope }: { items: readonly Item[]; scope: Scope }): ReactElement {
  if (items.length === 0) return <p className="meta">{scope.t("none")}</p>;
  return (
    <ul className="grid">
      {items.map((item) => (
        <OwnItem key={item.itemId} item={item} scope={scope} />
      ))}
    </ul>
  );
}

function OwnItem({ item: { title, lessonSlug, state, points, maxPoints, isSet, isDropped, reason }, scope: { t, locale, grades } }: { item: Item; scope: Scope }): ReactElement {
  const { slug, language } = grades.course;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3">
      <div className="min-w-0 flex-1">
        <p {...inLanguage(language)}>
          {lessonSlug === null ? (
            title
          ) : (
            <a className="link" href={localePath(locale, `/learn/${slug}/${lessonSlug}`)}>
              {title}
            </a>
          )}
        </p>
        {isSet ? <p className="meta">{t(state === "excused" ? "excusedWhy" : "setWhy", { reason })}</p> : null}
      </div>
      {isDropped ? <Badge>{t("dropped")}</Badge> : null}
      <p className="tabular-nums">{points === null ? t(`state.${state}`) : t("points", { points: formatNumber(points, locale, 2), max: formatNumber(maxPoints, locale, 2) })}</p>
    </li>
  );
}
