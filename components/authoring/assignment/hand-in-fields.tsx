"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AssignmentSettings } from "@/lib/schemas/assignment-content";
import { wallTimeIn } from "@/lib/wall-time";
import { LateFields } from "./late-fields";

type Props = { settings: AssignmentSettings; timeZone: string; unknownKinds: readonly string[] };

/** What may be handed in, until when, what lateness costs, and how often. */
export function HandInFields({ settings, timeZone, unknownKinds }: Props): ReactElement {
  const t = useTranslations("grading.editor");
  const { files, due, late, maxLinks } = settings;
  const [takesFiles, setTakesFiles] = useState(files !== null);
  const [takesLinks, setTakesLinks] = useState(maxLinks > 0);
  const [dueKind, setDueKind] = useState<string>(due?.kind ?? "none");
  return (
    <>
      <fieldset className="grid gap-4">
        <legend className="field-label">{t("takes")}</legend>
        <Checkbox name="acceptsText" label={t("takesText")} defaultChecked={settings.acceptsText} />
        <Checkbox name="acceptsLinks" label={t("takesLinks")} checked={takesLinks} onChange={(event) => setTakesLinks(event.target.checked)} />
        {takesLinks ? (
          <Field id="assignment-links" label={t("maxLinks")} className="ml-8 max-w-[14rem]">
            <Input name="maxLinks" type="number" min={1} max={10} required defaultValue={maxLinks || 1} />
          </Field>
        ) : null}
        <Checkbox name="acceptsFiles" label={t("takesFiles")} checked={takesFiles} onChange={(event) => setTakesFiles(event.target.checked)} />
        {takesFiles ? (
          <div className="ml-8 grid gap-4 sm:grid-cols-3">
            <Field id="assignment-kinds" label={t("kinds")} help={t("kindsHelp")} error={unknownKinds.length > 0 ? t("kindsUnknown", { names: unknownKinds.join(", ") }) : undefined}>
              <Input name="kinds" defaultValue={files?.kinds.join(", ") ?? ""} maxLength={400} autoComplete="off" />
            </Field>
            <Field id="assignment-files" label={t("mostFiles")}>
              <Input name="mostFiles" type="number" min={1} max={10} required defaultValue={files?.most ?? 3} />
            </Field>
            <Field id="assignment-size" label={t("maxMegabytes")}>
              <Input name="maxMegabytes" type="number" min={1} max={1000} required defaultValue={files?.maxMegabytes ?? 20} />
            </Field>
          </div>
        ) : null}
      </fieldset>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="assignment-due" label={t("due")}>
          <Select name="dueKind" value={dueKind} onChange={(event) => setDueKind(event.target.value)}>
            <option value="none">{t("dueNone")}</option>
            <option value="at">{t("dueAt")}</option>
            <option value="days">{t("dueDays")}</option>
          </Select>
        </Field>
        {dueKind === "at" ? (
          <Field id="assignment-due-at" label={t("dueDate")} help={t("zoneHelp", { timeZone })}>
            <Input name="dueAt" type="datetime-local" required defaultValue={due?.kind === "at" ? wallTimeIn(due.at, timeZone) : ""} />
          </Field>
        ) : null}
        {dueKind === "days" ? (
          <Field id="assignment-due-days" label={t("daysAfter")}>
            <Input name="dueDays" type="number" min={1} max={3650} required defaultValue={due?.kind === "days" ? due.days : 7} />
          </Field>
        ) : null}
      </div>
      {dueKind === "none" ? null : <LateFields name="assignment" late={late} />}
      <Field id="assignment-again" label={t("resubmissions")} help={t("resubmissionsHelp")} className="max-w-[22rem]">
        <Input name="resubmissions" type="number" min={0} max={100} defaultValue={settings.resubmissions ?? ""} />
      </Field>
    </>
  );
}
