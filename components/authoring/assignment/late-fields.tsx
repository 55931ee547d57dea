"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AssignmentSettings } from "@/lib/schemas/assignment-content";

/** Whether what comes late is taken, and what it costs: see `readLate`. `name` tells forms of one page apart. */
export function LateFields({ name, late, help }: { name: string; late: AssignmentSettings["late"]; help?: string }): ReactElement {
  const t = useTranslations("grading.editor");
  const [kind, setKind] = useState<string>(late.kind);
  const { percentPerDay, maxPercent, lastDay } = late.kind === "accept" ? late : { percentPerDay: 0, maxPercent: 0, lastDay: null };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field id={`${name}-late`} label={t("late")} help={help}>
        <Select name="lateKind" value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="accept">{t("lateAccept")}</option>
          <option value="refuse">{t("lateRefuse")}</option>
        </Select>
      </Field>
      {kind === "accept" ? (
        <>
          <Field id={`${name}-late-day`} label={t("percentPerDay")}>
            <Input name="percentPerDay" type="number" min={0} max={100} required defaultValue={percentPerDay} />
          </Field>
          <Field id={`${name}-late-cap`} label={t("maxPercent")}>
            <Input name="maxPercent" type="number" min={0} max={100} required defaultValue={maxPercent} />
          </Field>
          <Field id={`${name}-late-end`} label={t("lastDay")} help={t("lastDayHelp")}>
            <Input name="lastDay" type="number" min={1} max={3650} defaultValue={lastDay ?? ""} />
          </Field>
        </>
      ) : null}
    </div>
  );
}
