import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { FactRow } from "@/components/patterns/facts";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { RegradeEffect, RegradeRow } from "@/server/grades";

type Props = { effect: RegradeEffect; locale: Locale; isBusy: boolean; onMore: () => void };

/** How many would rise, fall and cross the line, the average, and each attempt with its points before and after. */
export function RegradeEffectView({ effect: { counts, average, nothingLeft, rows, nextCursor }, locale, isBusy, onMore }: Props): ReactElement {
  const t = useTranslations("grading.regrade");
  const { raised, lowered, nowPassed, nowFailed } = counts;
  return (
    <>
      <FactRow facts={Object.entries({ raised, lowered, nowPassed, nowFailed }).map(([name, count]) => ({ term: t(name), value: formatNumber(count, locale) }))} />
      {average.before === null || average.after === null ? null : (
        <p>
          <b>{t("average")}</b> {t("averageLine", { before: formatNumber(average.before, locale, 1), after: formatNumber(average.after, locale, 1) })}
        </p>
      )}
      {nothingLeft > 0 ? (
        <Callout role="status" tone="warning" title={t("nothingLeft", { count: nothingLeft })}>
          <p>{t("nothingLeftText")}</p>
        </Callout>
      ) : null}
      {rows.length > 0 ? (
        <Table caption={t("table")}>
          <Headings words={[t("student"), t("attempt")]} figures={[t("before"), t("after")]} />
          <tbody>
            {rows.map((row) => (
              <ChangedAttempt key={row.attemptId} row={row} locale={locale} />
            ))}
          </tbody>
        </Table>
      ) : null}
      {nextCursor === null ? null : (
        <div>
          <Button busy={isBusy} onClick={onMore}>
            {t("more")}
          </Button>
        </div>
      )}
    </>
  );
}

function ChangedAttempt({ row: { name, number, before, after, isSet }, locale }: { row: RegradeRow; locale: Locale }): ReactElement {
  const t = useTranslations("grading.regrade");
  const says = ({ points, maxPoints }: RegradeRow["before"]) => maxPoints === 0 ? t("nothingCounts") : t("points", { points: formatNumber(points, locale, 2), max: formatNumber(maxPoints, locale, 2) });
  return (
    <Row>
      <Cell>
        {name}
        {isSet ? <span className="meta block">{t("isSet")}</span> : null}
      </Cell>
      <Cell>
        {number}
        {before.passed === after.passed ? null : (
          <Badge tone={after.passed ? "success" : "danger"} className="ml-2">
            {t(after.passed ? "passes" : "fails")}
          </Badge>
        )}
      </Cell>
      <Cell numeric>{says(before)}</Cell>
      <Cell numeric>{says(after)}</Cell>
    </Row>
  );
}
