import type { ReactElement } from "react";
import { PageHead, Section } from "@/components/patterns/section";
import { formatDate } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { OwnDates } from "@/server/learning";
import { DeferOwn } from "./defer-own";

type Props = { locale: Locale; dates: OwnDates };

/** By how much one's dates in a course are moved, every time that they were, and how to move them. */
export async function OwnDatesView({ locale, dates: { course, deferredDays, daysLeft, deferrals } }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "learning.dates" });
  return (
    <main id="main" className="page pb-16">
      <PageHead
        kicker={course.title}
        title={t("title")}
        lede={t("lede", { days: deferredDays })}
        actions={
          <a className="link" href={localePath(locale, `/learn/${course.slug}`)}>
            {t("go")}
          </a>
        }
      />
      <Section id="move" label={t("move")}>
        {daysLeft === null || daysLeft === 0 ? (
          <p>{t(daysLeft === 0 ? "noneLeft" : "notAllowed")}</p>
        ) : (
          <DeferOwn
            courseSlug={course.slug}
            daysLeft={daysLeft}
            labels={{ days: t("days"), daysHelp: t("daysHelp", { days: daysLeft }), reason: t("reason"), move: t("moveAll"), moving: t("moving"), failed: t("failed") }}
          />
        )}
        <p className="meta mt-4">{t("classes")}</p>
      </Section>
      {deferrals.length === 0 ? null : (
        <Section id="history" label={t("history")}>
          <ul className="grid gap-2">
            {deferrals.map(({ deferralId, days, reason, isOwn, isUndone, at }) => (
              <li key={deferralId}>
                <span className="font-semibold">{t("moved", { days })}</span>{" "}
                <span className="meta">
                  {formatDate(new Date(at), locale, course.timeZone)} · {t(isOwn ? "byYou" : "byTeacher")}
                  {isUndone ? ` · ${t("undone")}` : ""}
                </span>
                {reason === "" ? null : <span className="block">{reason}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </main>
  );
}
