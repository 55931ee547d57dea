"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { useStudioAction } from "@/components/authoring/use-studio-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { instantIn, wallTimeIn } from "@/lib/wall-time";
import type { StudentWork } from "@/server/grades";
import { StudentItems } from "./student-items";

type Around = { student: { courseId: string; enrollmentId: string }; timeZone: string; locale: Locale };

/** The assignments of one student, each with its due date and its grade, and what can be granted. */
export function StudentWorkList({ works, ...around }: Around & { works: readonly StudentWork[] }): ReactElement {
  return <StudentItems items={works} draw={(work) => <WorkItem work={work} {...around} />} />;
}

function WorkItem({ work, student, timeZone, locale }: Around & { work: StudentWork }): ReactElement {
  const t = useTranslations("grading.student");
  const [open, setOpen] = useState<"extension" | "override" | null>(null);
  const { lesson, dueAt, extension, state, points, maxPoints, override } = work;
  return (
    <>
      <h3 className="t-item">{lesson}</h3>
      <p className="meta">
        {[
          t(`state.${state ?? "none"}`),
          dueAt ? t("due", { time: formatDateTime(new Date(dueAt), locale, timeZone) }) : t("noDue"),
          ...(points === null ? [] : [t("points", { points: formatNumber(points, locale, 2), max: formatNumber(maxPoints, locale, 2) })]),
        ].join(" · ")}
      </p>
      {extension ? <p>{t("extended", { time: formatDateTime(new Date(extension.until), locale, timeZone), reason: extension.reason })}</p> : null}
      {override ? <p>{t(override.setAs ? "overriddenAs" : "overridden", { points: formatNumber(override.points, locale, 2), set: formatNumber(override.setAs?.points ?? 0, locale, 2), then: formatNumber(override.setAs?.maxPoints ?? 0, locale, 2), reason: override.reason })}</p> : null}
      <div className="flex flex-wrap gap-3">
        <Button size="sm" aria-expanded={open === "extension"} onClick={() => setOpen(open === "extension" ? null : "extension")}>
          {t("extend")}
        </Button>
        <Button size="sm" aria-expanded={open === "override"} onClick={() => setOpen(open === "override" ? null : "override")}>
          {t("override")}
        </Button>
      </div>
      {open ? <GrantForm key={open} kind={open} work={work} student={student} timeZone={timeZone} onDone={() => setOpen(null)} /> : null}
    </>
  );
}

type FormProps = Omit<Around, "locale"> & { kind: "extension" | "override"; work: StudentWork; onDone: () => void };

/** A date or a grade of one's own, with its reason; an empty field takes back what was granted. */
function GrantForm({ kind, work, student, timeZone, onDone }: FormProps): ReactElement {
  const t = useTranslations("grading.student");
  const { isBusy, refusal, run } = useStudioAction();
  const id = `${kind}-${work.lessonId}`;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [value, reason] = [String(form.get("value") ?? ""), String(form.get("reason") ?? "")];
    const place = { ...student, reason };
    const saved = await run<unknown>(() =>
      kind === "extension"
        ? callProcedure("grades", "extendDue", { ...place, lessonId: work.lessonId, until: instantIn(value, timeZone) })
        : callProcedure("grades", "overrideGrade", { ...place, itemId: work.lessonId, version: work.version, points: value === "" ? null : Number(value) }),
    );
    if (saved === null) return;
    toast(t("saved"));
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-wrap items-end gap-3">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <Field id={id} label={t(kind === "extension" ? "until" : "grade", { max: work.maxPoints })} help={t("emptyTakesBack")}>
        {kind === "extension" ? (
          <Input name="value" type="datetime-local" defaultValue={work.extension ? wallTimeIn(work.extension.until, timeZone) : ""} />
        ) : (
          <Input name="value" type="number" min={0} max={work.maxPoints} step={0.01} defaultValue={work.override?.points ?? ""} />
        )}
      </Field>
      <Field id={`${id}-reason`} label={t("reason")} help={t("reasonHelp")} className="min-w-[16rem] flex-1">
        <Input name="reason" required maxLength={400} defaultValue={(kind === "extension" ? work.extension?.reason : work.override?.reason) ?? ""} />
      </Field>
      <Button type="submit" variant="primary" busy={isBusy}>
        {t(isBusy ? "saving" : "save")}
      </Button>
    </form>
  );
}
