import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Price } from "@/components/patterns/money";
import { BuyBar, PriceBox } from "@/components/patterns/price-box";
import { Button } from "@/components/ui/button";
import { Captions, Check, SquarePen, Video } from "@/components/ui/icons";
import { priceAt } from "@/lib/domain/pricing";
import { formatDate, formatDateTime, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { CourseLanding } from "@/server/catalog";

type Props = { course: CourseLanding; locale: Locale };

/** What it costs, until when, what it brings, and the one primary action; a box beside the course, a bar on a phone. */
export async function CourseBuy({ course, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog" });
  const price = priceAt({ ...course, earlyBirdEndsAt: course.earlyBirdEndsAt ? new Date(course.earlyBirdEndsAt) : null }, new Date());
  const before = price.kind === "early_bird" ? { amount: course.priceAmount, label: t("oldPrice") } : undefined;
  const label = price.kind === "free" ? t("course.enrolFree") : t("course.buyFor", { price: formatMoney(price.money.amount, price.money.currency, locale) });
  const checkout = localePath(locale, `/checkout/${course.slug}`);
  const trial = course.modules.flatMap((module) => module.lessons).find((lesson) => lesson.isPreview);
  const hasVideo = course.modules.some((module) => module.lessons.some((lesson) => lesson.kind === "video"));
  const terms = price.deadline
    ? t("course.earlyUntil", { date: formatDateTime(price.deadline, locale, course.timeZone) })
    : price.kind === "free"
      ? t("course.noCost")
      : t("course.taxes");
  return (
    <>
      <PriceBox
        label={t("course.buy")}
        amount={price.money.amount}
        currency={price.money.currency}
        locale={locale}
        freeLabel={t("free")}
        {...(before && { before })}
        terms={terms}
        action={
          <Button asChild variant="primary" size="lg" block>
            <a href={checkout}>{label}</a>
          </Button>
        }
        {...(trial && {
          trial: (
            <Button asChild block>
              <a href={localePath(locale, `/courses/${course.slug}/preview/${trial.slug}`)}>{t("course.tryLesson")}</a>
            </Button>
          ),
        })}
        included={[
          { Icon: Check, text: t("course.lessonsIncluded", { count: course.release.lessonCount }) },
          ...(course.totalSessions > 0 ? [{ Icon: Video, text: t("course.sessionsIncluded", { count: course.totalSessions }) }] : []),
          ...(hasVideo ? [{ Icon: Captions, text: t("course.captions") }] : []),
          { Icon: SquarePen, text: t("course.notes") },
          { Icon: Check, text: t("course.access") },
        ]}
        {...(price.kind !== "free" && {
          refund: (
            <>
              <b>{t("course.refundStrong")}</b> {t("course.refundRest")}
            </>
          ),
        })}
        more={<CohortDates course={course} locale={locale} />}
      />
      <BuyBar
        price={<Price amount={price.money.amount} currency={price.money.currency} locale={locale} freeLabel={t("free")} {...(before && { before })} />}
        {...(price.deadline && { note: t("course.until", { date: formatDate(price.deadline, locale, course.timeZone, "day") }) })}
        action={
          <Button asChild variant="primary">
            <a href={checkout}>{label}</a>
          </Button>
        }
      />
    </>
  );
}

async function CohortDates({ course, locale }: Props): Promise<ReactElement | null> {
  if (course.format !== "cohort" || !course.startsAt) return null;
  const t = await getTranslations({ locale, namespace: "catalog.course" });
  const rows = [
    { term: t("starts"), value: formatDateTime(new Date(course.startsAt), locale, course.timeZone) },
    ...(course.endsAt ? [{ term: t("ends"), value: formatDate(new Date(course.endsAt), locale, course.timeZone, "long") }] : []),
    ...(course.scheduleText ? [{ term: t("schedule"), value: course.scheduleText }] : []),
    ...(course.maxStudents ? [{ term: t("seats"), value: t("seatsValue", { count: course.maxStudents }) }] : []),
  ];
  return (
    <dl className="grid w-full grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 px-1 pt-2 text-xs">
      {rows.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="text-ink-muted">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
