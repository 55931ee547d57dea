import { useTranslations } from "next-intl";
import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type CallResult, type Refusal } from "@/lib/client/call-procedure";
import { pointsInCents } from "@/lib/domain/points-in-cents";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { GradeCellDetail } from "@/server/grades";

export type CellAddress = { courseId: string; enrollmentId: string; itemId: string };

type Props = { address: CellAddress; title: string; student: string; locale: Locale; onChanged: () => void; onHistory: (detail: GradeCellDetail) => void };

/** One grade in its place: what was earned, what is set instead, and the reason, which its learner sees. */
export function CellEditor({ address, title, student, locale, onChanged, onHistory }: Props): ReactElement {
  const t = useTranslations("grading.gradebook");
  const [detail, setDetail] = useState<GradeCellDetail | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { courseId, enrollmentId, itemId } = address;
  useEffect(() => {
    let isHere = true;
    void askProcedure("grades", "gradeHistory", { courseId, enrollmentId, itemId }).then((result) => {
      if (!isHere) return;
      if (result.ok) setDetail(result.data);
      else setRefusal(result.refusal);
    });
    return () => {
      isHere = false;
    };
  }, [courseId, enrollmentId, itemId]);
  const send = async (call: () => Promise<CallResult<unknown>>): Promise<void> => {
    setIsBusy(true);
    const result = await call();
    setIsBusy(false);
    if (result.ok) return onChanged();
    setRefusal(result.refusal);
    if (result.refusal.code !== "grades.entry_changed") return;
    // What the other one set is shown, and one's own change is made upon it.
    const now = await askProcedure("grades", "gradeHistory", address);
    if (now.ok) setDetail(now.data);
  };
  if (!detail) return refusal ? <StudioRefusal refusal={refusal} safe={t("refused")} /> : <p role="status">{t("loading")}</p>;
  const { version } = detail;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = String(form.get("points") ?? "");
    const why = String(form.get("reason") ?? "").trim();
    const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter?.getAttribute("value") : null;
    if (pressed === "excuse") return void send(() => callProcedure("grades", "excuseItem", { ...address, version, reason: why }));
    const to = pressed === "take_back" || given === "" ? null : Number(given);
    void send(() => callProcedure("grades", "overrideGrade", { ...address, version, points: to, reason: why }));
  };
  return <CellForm {...{ detail, title, student, locale, refusal, isBusy }} onSubmit={submit} onHistory={() => onHistory(detail)} />;
}

type FormProps = Pick<Props, "title" | "student" | "locale"> & { detail: GradeCellDetail; refusal: Refusal | null; isBusy: boolean; onSubmit: (event: FormEvent<HTMLFormElement>) => void; onHistory: () => void };

/** Points are typed in cents. What was earned may be a third: with all its digits the browser would let nobody send the form. */
export function CellForm({ detail: { earned, maxPoints, state, points, isSet, setAs, reason }, title, student, locale, refusal, isBusy, onSubmit, onHistory }: FormProps): ReactElement {
  const t = useTranslations("grading.gradebook");
  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <p className="t-item">{title}</p>
      <p className="meta">
        {student} · {earned === null ? t("earnedNone") : t("earned", { points: formatNumber(earned, locale, 2), max: formatNumber(maxPoints, locale, 2) })}
      </p>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {state === "excused" ? <p>{t("isExcused", { reason })}</p> : isSet ? <p>{t(setAs ? "isSetAs" : "isSet", { points: formatNumber(points ?? 0, locale, 2), set: formatNumber(setAs?.points ?? 0, locale, 2), then: formatNumber(setAs?.maxPoints ?? 0, locale, 2), reason })}</p> : null}
      <Field id="grade-points" label={t("points", { max: formatNumber(maxPoints, locale, 2) })}>
        <Input name="points" type="number" inputMode="decimal" min={0} max={pointsInCents(maxPoints)} step={0.01} defaultValue={points === null ? "" : pointsInCents(points)} autoFocus />
      </Field>
      <Field id="grade-reason" label={t("reason")} help={t("reasonHelp")}>
        <Input name="reason" required maxLength={400} defaultValue={reason} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" value="save" variant="primary" size="sm" busy={isBusy}>
          {t("save")}
        </Button>
        {state === "excused" ? null : (
          <Button type="submit" value="excuse" size="sm">
            {t("excuse")}
          </Button>
        )}
        {isSet ? (
          <Button type="submit" value="take_back" size="sm">
            {t("takeBack")}
          </Button>
        ) : null}
        <Button size="sm" variant="quiet" onClick={onHistory}>
          {t("history")}
        </Button>
      </div>
    </form>
  );
}
