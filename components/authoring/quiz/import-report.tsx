"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Cell, Column, Row, Table } from "@/components/ui/table";

export type ReportItem = { path: string; kind: string; status: "imported" | "converted" | "refused"; reason: string | null };

type Props = { items: readonly ReportItem[]; summary: Record<ReportItem["status"], number> };

const STATES = ["imported", "converted", "refused"] as const;
const TONES = { imported: "success", converted: "neutral", refused: "danger" } as const;
const MOST_ROWS = 500;

/** What an import makes of each part of a file: counts, then what needs a look, then the rest. */
export function ImportReport({ items, summary }: Props): ReactElement {
  const t = useTranslations("studio-import.report");
  const ordered = [...items].sort((one, other) => STATES.indexOf(other.status) - STATES.indexOf(one.status));
  return (
    <section aria-label={t("title")} className="grid gap-3">
      <p data-import-summary="">{STATES.map((state) => t(`count.${state}`, { count: summary[state] })).join(" · ")}</p>
      <Table caption={t("title")}>
        <thead>
          <tr>
            <Column>{t("path")}</Column>
            <Column>{t("state")}</Column>
            <Column>{t("reason")}</Column>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, MOST_ROWS).map((item, index) => (
            <Row key={`${index}-${item.path}`} data-status={item.status}>
              <Cell className="mono break-all">{item.path}</Cell>
              <Cell>
                <Badge tone={TONES[item.status]}>{t(`status.${item.status}`)}</Badge>
              </Cell>
              <Cell lang={item.reason === null ? undefined : "en"}>{item.reason ?? t("asItIs")}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {ordered.length > MOST_ROWS ? <p className="meta">{t("more", { count: ordered.length - MOST_ROWS })}</p> : null}
    </section>
  );
}
