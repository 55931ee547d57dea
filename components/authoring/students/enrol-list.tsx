"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProgressBar } from "@/components/ui/progress";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { StudioRefusal } from "../studio-refusal";
import { RosterTable } from "./roster-table";
import { useRoster } from "./use-roster";

type Props = { courseId: string; locale: Locale; timeZone: string };

/** A list from a CSV file: first what each line would do, then the enrolling, with what became of each line. */
export function EnrolList({ courseId, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("studio-home.enrol");
  const { phase, rows, done, refusal, read, apply } = useRoster(courseId);
  const willEnrol = rows.filter(({ state }) => state === "will_enrol").length;
  const passedOver = rows.filter(({ state }) => state === "unknown" || state === "malformed").length;
  const isApplied = phase === "applied";
  return (
    <div className="grid gap-5">
      <StudioRefusal refusal={refusal} safe={t(done > 0 ? "refusedPart" : "refused")} />
      <Field id="roster-file" label={t("file")} help={t("fileHelp")} className="max-w-[40rem]">
        <Input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          disabled={phase === "applying"}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void read(file);
          }}
        />
      </Field>
      {phase === "reading" ? (
        <p role="status" className="meta">
          {t("reading")}
        </p>
      ) : null}
      {rows.length > 0 ? (
        <>
          {isApplied ? (
            <Callout role="status" tone="success" title={t("applied", { count: rows.filter(({ state }) => state === "enrolled").length })}>
              {passedOver > 0 ? <p>{t("passedOver", { count: passedOver })}</p> : null}
            </Callout>
          ) : (
            <p role="status">{t("dryRun", { count: willEnrol, lines: formatNumber(rows.length, locale), passedOver })}</p>
          )}
          {phase === "applying" ? <ProgressBar value={done} max={Math.max(1, done + willEnrol)} label={t("progress", { done, total: done + willEnrol })} /> : null}
          {isApplied ? null : (
            <div>
              <Button variant="primary" busy={phase === "applying"} disabled={willEnrol === 0} onClick={() => void apply()}>
                {phase === "applying" ? t("progress", { done, total: done + willEnrol }) : t("apply", { count: willEnrol })}
              </Button>
            </div>
          )}
          <RosterTable rows={rows} locale={locale} timeZone={timeZone} />
        </>
      ) : phase === "checked" ? (
        <p role="status">{t("emptyFile")}</p>
      ) : null}
    </div>
  );
}
