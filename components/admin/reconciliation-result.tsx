import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Figures } from "@/components/patterns/facts";
import { ProgressBar } from "@/components/ui/progress";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { ReconciliationReport } from "@/server/commerce";
import { formatMoment } from "./format-moment";

type Props = { report: ReconciliationReport | null; reader: { locale: Locale; timeZone: string } };

/** The last comparison: running, or what it looked at, repaired and left for a person. */
export async function ReconciliationResult({ report, reader }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale: reader.locale, namespace: "admin.payments" });
  if (!report) return <p role="status">{t("never")}</p>;
  const window = { since: formatMoment(report.since, reader), until: formatMoment(report.until, reader) };
  if (!report.finishedAt) {
    return (
      <div role="status" className="grid max-w-[40rem] gap-3">
        <p>{t("running", window)}</p>
        <ProgressBar label={t("running", window)} />
      </div>
    );
  }
  const count = (value: number) => formatNumber(value, reader.locale);
  return (
    <>
      <p role="status" className="mb-4">
        <b>{t("last", { when: formatMoment(report.finishedAt, reader) })}</b> <span className="meta">{t("span", window)}</span>
      </p>
      <Figures
        figures={[
          { label: t("checked"), value: count(report.checked), detail: t("checkedDetail") },
          { label: t("recovered"), value: count(report.recovered), detail: t("recoveredDetail") },
          { label: t("problems"), value: count(report.problems.length), detail: t("problemsDetail") },
        ]}
      />
      {report.problems.length > 0 ? <Problems report={report} reader={reader} /> : null}
    </>
  );
}

async function Problems({ report, reader }: { report: ReconciliationReport; reader: Props["reader"] }): Promise<ReactElement> {
  const t = await getTranslations({ locale: reader.locale, namespace: "admin.payments" });
  return (
    <Table caption={t("problemsCaption")} className="mt-6">
      <Headings words={[t("kind"), t("reference"), t("detail")]} />
      <tbody>
        {report.problems.map(({ kind, reference, orderId, detail }) => (
          <Row key={`${kind} ${reference}`}>
            <Cell>{t(`kinds.${kind}`)}</Cell>
            <Cell className="mono text-xs">
              {orderId === null ? (
                reference
              ) : (
                <a className="link" href={localePath(reader.locale, `/admin/orders/${orderId}`)}>
                  {reference}
                </a>
              )}
            </Cell>
            <Cell>{detail}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
