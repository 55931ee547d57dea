"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { QueuedSubmission } from "@/server/grades";

type Props = { items: readonly QueuedSubmission[]; base: string; locale: Locale; timeZone: string };

/** What was handed in, oldest first, each with the way to its marking page. */
export function QueueTable({ items, base, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("grading.queue");
  return (
    <Table caption={t("title")}>
      <Headings words={[t("student"), t("assignment"), t("handedIn")]} figures={[t("points")]} />
      <tbody>
        {items.map(({ submissionId, author, lesson, number, submittedAt, lateness, points, maxPoints }) => (
          <Row key={submissionId}>
            <Cell>
              <a className="link" href={`${base}/${submissionId}`}>
                {author.name ?? t("anonymous", { code: author.code })}
              </a>
            </Cell>
            <Cell>
              {lesson}
              {number > 1 ? <span className="meta ml-2">{t("version", { number })}</span> : null}
            </Cell>
            <Cell>
              <time dateTime={submittedAt}>{formatDateTime(new Date(submittedAt), locale, timeZone)}</time>
              {lateness.daysLate > 0 ? (
                <Badge tone="warning" className="ml-2">
                  {t("late", { days: lateness.daysLate })}
                </Badge>
              ) : null}
            </Cell>
            <Cell numeric>{points === null ? "–" : t("pointsOf", { points: formatNumber(points, locale, 2), max: formatNumber(maxPoints, locale, 2) })}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
