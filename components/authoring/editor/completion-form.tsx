"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { askOf, LESSON_ROLES, WATCH_PERCENT, waysOf, type CompletionSetting } from "@/lib/domain/completion";
import { SaveRow } from "../save-row";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

type Props = { courseId: string; lessonId: string; kind: string; completion: CompletionSetting; canEdit: boolean };

/** How much a lesson counts in its course, and what makes it complete. Learners meet it with the next release. */
export function CompletionForm({ courseId, lessonId, kind, completion, canEdit }: Props): ReactElement {
  const t = useTranslations("studio-home.completion");
  const { isBusy, refusal, run } = useStudioAction();
  const ways = waysOf(kind);
  const [way, setWay] = useState(askOf({ ...completion, role: "required", kind }).way);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const percent = Number(form.get("watchPercent"));
    const changes = {
      role: LESSON_ROLES.find((role) => role === form.get("role")) ?? completion.role,
      ...(ways.length > 1 && { completeBy: way === ways[0] ? null : way }),
      ...(kind === "video" && { watchPercent: way !== "watched" || percent === WATCH_PERCENT.usual ? null : percent }),
    };
    if (await run(() => callProcedure("authoring", "changeLesson", { courseId, lessonId, changes }))) toast(t("saved"));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <fieldset disabled={!canEdit} className="grid gap-4">
        <legend className="sr-only">{t("title")}</legend>
        <Field id="completion-role" label={t("role")}>
          <Select name="role" defaultValue={completion.role} choices={LESSON_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))} />
        </Field>
        {ways.length > 1 ? (
          <Field id="completion-way" label={t("way")}>
            <Select
              name="completeBy"
              value={way}
              onChange={(event) => setWay(ways.find((one) => one === event.target.value) ?? ways[0])}
              choices={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
            />
          </Field>
        ) : (
          <p className="meta">{t("ofAssignment")}</p>
        )}
        {kind === "video" && way === "watched" ? (
          <Field id="completion-percent" label={t("percent")} help={t("percentHelp", { least: WATCH_PERCENT.least, most: WATCH_PERCENT.most })}>
            <Input name="watchPercent" type="number" required min={WATCH_PERCENT.least} max={WATCH_PERCENT.most} defaultValue={completion.watchPercent ?? WATCH_PERCENT.usual} className="max-w-[8rem]" />
          </Field>
        ) : null}
      </fieldset>
      <SaveRow canEdit={canEdit} isBusy={isBusy} words={t(isBusy ? "saving" : "save")} />
    </form>
  );
}
