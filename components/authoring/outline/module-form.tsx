"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { moduleChangesSchema, type ModuleChanges } from "@/lib/schemas/authoring-outline";
import type { StudioModule } from "../studio-types";
import { readSessions, SessionRows } from "./session-rows";

type Props = { module: StudioModule; onSave: (module: StudioModule, changes: ModuleChanges) => Promise<unknown>; onDone: () => void };

const FIELDS = ["objective", "hours", "week", "startsOn", "endsOn", "opensOn", "opensAfterDays", "topics", "sessions"] as const;
type FieldName = (typeof FIELDS)[number];

/** Objective, hours, week, days, topics and dated sessions of a module, in its place. */
export function ModuleForm({ module, onSave, onDone }: Props): ReactElement {
  const t = useTranslations("authoring.module");
  const errorsOf = useTranslations("authoring.module.errors");
  const [errors, setErrors] = useState<ReadonlySet<FieldName>>(new Set());
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const parsed = moduleChangesSchema.safeParse(readModule(new FormData(form)));
    if (!parsed.success) {
      const wrong = new Set(FIELDS.filter((name) => parsed.error.issues.some(({ path }) => path[0] === name)));
      setErrors(wrong);
      form.querySelector<HTMLElement>(wrong.values().next().value === "sessions" ? '[name^="session."]' : `[name="${[...wrong][0]}"]`)?.focus();
      return;
    }
    setErrors(new Set());
    setIsBusy(true);
    const saved = await onSave(module, parsed.data);
    setIsBusy(false);
    if (saved) onDone();
  };
  const field = (name: Exclude<FieldName, "sessions">) => ({ id: `${module.moduleId}-${name}`, label: t(name), error: errors.has(name) ? errorsOf(name) : undefined });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="my-3 ml-6 grid max-w-[40rem] gap-4 border-l-4 border-line pl-4">
      <Field {...field("objective")} help={t("objectiveHelp")}>
        <Textarea name="objective" rows={2} maxLength={600} defaultValue={module.objective} />
      </Field>
      <Field {...field("topics")} help={t("topicsHelp")}>
        <Textarea name="topics" rows={3} defaultValue={module.topics.join("\n")} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-4">
        <Field {...field("hours")}>
          <Input name="hours" inputMode="decimal" defaultValue={module.hours} />
        </Field>
        <Field {...field("week")}>
          <Input name="week" inputMode="numeric" defaultValue={module.week ?? ""} />
        </Field>
        <Field {...field("startsOn")}>
          <Input name="startsOn" type="date" defaultValue={module.startsOn ?? ""} />
        </Field>
        <Field {...field("endsOn")}>
          <Input name="endsOn" type="date" defaultValue={module.endsOn ?? ""} />
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field {...field("opensOn")} help={t("opensOnHelp")}>
          <Input name="opensOn" type="date" defaultValue={module.opensOn ?? ""} />
        </Field>
        <Field {...field("opensAfterDays")} help={t("opensAfterDaysHelp")}>
          <Input name="opensAfterDays" inputMode="numeric" defaultValue={module.opensAfterDays ?? ""} />
        </Field>
      </div>
      <SessionRows id={`${module.moduleId}-sessions`} sessions={module.sessions} error={errors.has("sessions") ? errorsOf("sessions") : undefined} />
      <div className="flex gap-3">
        <Button type="submit" size="sm" busy={isBusy}>
          {t(isBusy ? "saving" : "save")}
        </Button>
        <Button size="sm" variant="quiet" onClick={onDone}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

function readModule(data: FormData): Record<FieldName, unknown> {
  const text = (name: FieldName): string => String(data.get(name) ?? "").trim();
  return {
    objective: text("objective"),
    hours: text("hours") === "" ? 0 : Number(text("hours").replace(",", ".")),
    week: text("week") === "" ? null : Number(text("week")),
    startsOn: text("startsOn") || null,
    endsOn: text("endsOn") || null,
    opensOn: text("opensOn") || null,
    opensAfterDays: text("opensAfterDays") === "" ? null : Number(text("opensAfterDays")),
    topics: text("topics").split("\n").map((line) => line.trim()).filter((line) => line !== ""),
    sessions: readSessions(data),
  };
}
