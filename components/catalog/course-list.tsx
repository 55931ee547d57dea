import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { CourseCard as Card, CourseGrid } from "@/components/patterns/course-card";
import { Price } from "@/components/patterns/money";
import { priceAt } from "@/lib/domain/pricing";
import { formatDate, formatNumber, formatRating } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { toCourseLanguage } from "@/lib/schemas/catalog";
import type { CourseCard } from "@/server/catalog";

type Props = {
  locale: Locale;
  courses: readonly CourseCard[];
  heading: "h2" | "h3" | "h4";
  /** How many cards load their cover at once: those of the first screen. */
  eager?: number;
};

/** Course cards as the catalogue, home and a teacher's page show them. */
export async function CourseList({ locale, courses, heading, eager = 0 }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog" });
  const common = await getTranslations({ locale, namespace: "common" });
  return (
    <CourseGrid>
      {courses.map((course, index) => {
        const price = priceAt({ ...course, earlyBirdEndsAt: toDate(course.earlyBirdEndsAt) }, new Date());
        return (
          <Card
            key={course.slug}
            href={localePath(locale, `/courses/${course.slug}`)}
            slug={course.slug}
            topic={course.topic.slug}
            title={course.title}
            heading={heading}
            kicker={[course.topic.name[locale], t(`level.${course.level}`)]}
            promise={course.summary}
            facts={[t("hours", { hours: formatNumber(course.durationHours, locale, 1) }), common(`language.${toCourseLanguage(course.language)}`), whenOf(course)]}
            {...(course.rating !== null && {
              rating: {
                value: formatRating(course.rating, locale),
                count: formatNumber(course.ratingCount, locale),
                label: t("ratingLabel", { value: formatRating(course.rating, locale), count: course.ratingCount }),
              },
            })}
            unrated={t("unrated")}
            price={
              <Price
                amount={price.money.amount}
                currency={price.money.currency}
                locale={locale}
                freeLabel={t("free")}
                {...(price.kind === "early_bird" && { before: { amount: course.priceAmount, label: t("oldPrice") } })}
              />
            }
            priority={index < eager}
          />
        );
      })}
    </CourseGrid>
  );

  function whenOf(course: CourseCard): string {
    const startsAt = toDate(course.startsAt);
    if (course.format === "self_paced" || !startsAt) return t("format.self_paced");
    return t("starts", { date: formatDate(startsAt, locale, course.timeZone, "short") });
  }
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
