import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Cell, Column, Row, Table } from "@/components/ui/table";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { decodeText } from "@/lib/decode-text";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { GRADE_FILE_MAX_LENGTH } from "@/lib/schemas/gradebook";
import type { CheckedGrades } from "@/server/grades";
import { useGradeWords } from "./grade-history";

type Props = { courseId: string; locale: Locale; onImported: (count: number) => void };

/** Grades from a file: first what it would change, or by line and column what is wrong with it, then the change with its reason. */
export function ImportGrades({ courseId, locale, onImported }: Props): ReactElement {
  const t = useTranslations("grading.gradebook.import");
  const [text, setText] = useState("");
  const [checked, setChecked] = useState<CheckedGrades | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<"checking" | "importing" | null>(null);
  const check = async (file: File): Promise<void> => {
    setChecked(null);
    const { text: read } = decodeText(new Uint8Array(await file.arrayBuffer()));
    setText(read);
    if (read.length === 0 || read.length > GRADE_FILE_MAX_LENGTH) return setRefusal({ code: "grades.file_unreadable", params: { line: 1 }, issues: [], requestId: null });
    setBusy("checking");
    const result = await callProcedure("grades", "checkGrades", { courseId, text: read });
    setBusy(null);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) setChecked(result.data);
  };
  const bring = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (!checked) return;
    setBusy("importing");
    const result = await callProcedure("grades", "importGrades", { courseId, text, seen: checked.seen, reason: String(new FormData(event.currentTarget).get("reason") ?? "") });
    setBusy(null);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) onImported(result.data.changed);
  };
  return (
    <div className="grid gap-5">
      <p className="meta">{t("text")}</p>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <Field id="grades-file" label={t("file")}>
        <Input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          disabled={busy !== null}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void check(file);
          }}
        />
      </Field>
      {busy === "checking" ? <p role="status">{t("checking")}</p> : null}
      {checked ? <Findings checked={checked} locale={locale} /> : null}
      {checked && checked.faults.length === 0 && checked.count > 0 ? (
        <form onSubmit={(event) => void bring(event)} className="grid gap-3">
          <Field id="grades-reason" label={t("reason")} help={t("reasonHelp")}>
            <Input name="reason" required maxLength={400} />
          </Field>
          <div>
            <Button type="submit" variant="primary" busy={busy === "importing"}>
              {busy === "importing" ? t("importing") : t("import", { count: checked.count })}
            </Button>
          </div>
        </form>
      ) : null}
    </div>
  );
}

function Findings({ checked: { changes, count, faults, kept }, locale }: { checked: CheckedGrades; locale: Locale }): ReactElement {
  const t = useTranslations("grading.gradebook.import");
  const say = useGradeWords(locale);
  if (faults.length > 0) {
    return (
      <Callout role="alert" tone="danger" title={t("faults", { count: faults.length })}>
        <ul className="grid gap-1">
          {faults.map(({ line, column, value, fault, worth = 0 }) => (
            <li key={`${line}-${column}-${fault}`}>{t("fault", { line: formatNumber(line, locale), column: formatNumber(column, locale), what: t(`faultKind.${fault}`, { value, worth: formatNumber(worth, locale, 2) }) })}</li>
          ))}
        </ul>
      </Callout>
    );
  }
  return (
    <>
      <p role="status">
        {t("changes", { count })} {kept > 0 ? t("kept", { count: kept }) : null}
      </p>
      {count > 0 ? (
        <Table caption={t("caption")}>
          <thead>
            <tr>
              <Column numeric>{t("line")}</Column>
              <Column>{t("student")}</Column>
              <Column>{t("item")}</Column>
              <Column>{t("change")}</Column>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ line, student, enrollmentId, itemId, item, from, to }) => (
              <Row key={`${enrollmentId}-${itemId}`}>
                <Cell numeric>{formatNumber(line, locale)}</Cell>
                <Cell>{student}</Cell>
                <Cell>{item}</Cell>
                <Cell>{t("fromTo", { from: say(from), to: say(to) })}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : null}
      {count > changes.length ? <p className="meta">{t("more", { count: count - changes.length })}</p> : null}
    </>
  );
}
