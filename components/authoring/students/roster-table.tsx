import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Cell, Column, Row, Table } from "@/components/ui/table";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ListedRow } from "./use-roster";

/** A browser shows no more at once; the rest is counted below. */
const SHOWN = 500;

type Props = { rows: readonly ListedRow[]; locale: Locale; timeZone: string };

/** A list line by line: who, until when, and what it does. Lines that need a look come first. */
export function RosterTable({ rows, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("studio-home.enrol");
  const troubled = rows.filter(({ state }) => state === "malformed" || state === "unknown");
  const others = rows.filter((row) => !troubled.includes(row));
  const ordered = [...troubled, ...others].slice(0, SHOWN);
  return (
    <>
      <Table caption={t("caption")}>
        <thead>
          <tr>
            <Column numeric>{t("line")}</Column>
            <Column>{t("email")}</Column>
            <Column>{t("name")}</Column>
            <Column>{t("until")}</Column>
            <Column>{t("effect")}</Column>
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <Row key={row.line}>
              <Cell numeric>{formatNumber(row.line, locale)}</Cell>
              <Cell className="break-all">{row.email}</Cell>
              <Cell>{row.name}</Cell>
              <Cell className="whitespace-nowrap">{row.until ? formatDate(new Date(row.until), locale, timeZone) : t("noEnd")}</Cell>
              <Cell>{row.state === "malformed" ? t(`malformed.${row.column ?? "email"}`) : t(`state.${row.state}`, { line: row.firstLine ?? row.line })}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {rows.length > SHOWN ? <p className="meta">{t("more", { count: rows.length - SHOWN })}</p> : null}
    </>
  );
}
