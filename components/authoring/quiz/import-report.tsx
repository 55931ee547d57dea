"use client";

import { useLocale, useTranslations } from "next-intl";
import { Suspense, use, type ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import { loadReasonTeller } from "@/lib/i18n/load-import-reasons";
import { toLocale } from "@/lib/i18n/locales";

export type ReportItem = { path: string; kind: string; status: "imported" | "converted" | "refused"; reason: string | null };

type Props = { items: readonly ReportItem[]; summary: Record<ReportItem["status"], number> };

const STATES = ["imported", "converted", "refused"] as const;
const TONES = { imported: "success", converted: "neutral", refused: "danger" } as const;
const MOST_ROWS = 500;

/** What an import makes of each part of a file: counts, then what needs a look, then the rest. */
export function ImportReport({ items, summary }: Props): ReactElement {
  const t = useTranslations("studio-import.report");
  return (
    <section aria-label={t("title")} className="grid gap-3">
      <p data-import-summary="">{STATES.map((state) => t(`count.${state}`, { count: summary[state] })).join(" · ")}</p>
      <Suspense>
        <ReportTable items={items} />
      </Suspense>
      {items.length > MOST_ROWS ? <p className="meta">{t("more", { count: items.length - MOST_ROWS })}</p> : null}
    </section>
  );
}

function ReportTable({ items }: Pick<Props, "items">): ReactElement {
  const t = useTranslations("studio-import.report");
  const files = useTranslations("course-files.refusal");
  const tell = use(loadReasonTeller(toLocale(useLocale())));
  const wordOf = (refusal: string): string | null => (files.has(refusal) && refusal !== "too_large" ? files(refusal) : null);
  const ordered = [...items].sort((one, other) => STATES.indexOf(other.status) - STATES.indexOf(one.status));
  return (
    <Table caption={t("title")}>
      <Headings words={[t("path"), t("state"), t("reason")]} />
      <tbody>
        {ordered.slice(0, MOST_ROWS).map(({ path, status, reason }, index) => {
          const told = reason === null ? t("asItIs") : tell(reason, wordOf);
          return (
            <Row key={`${index}-${path}`} data-status={status}>
              <Cell className="mono break-all">{path}</Cell>
              <Cell>
                <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
              </Cell>
              <Cell lang={told === null ? "en" : undefined}>{told ?? reason}</Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
