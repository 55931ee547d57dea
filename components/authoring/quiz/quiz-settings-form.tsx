"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { REVIEW_POLICIES } from "@/lib/domain/quiz-terms";
import { instantIn, wallTimeIn } from "@/lib/wall-time";
import { LateFields } from "../assignment/late-fields";
import { readLate } from "../assignment/read-settings";
import { SaveRow } from "../save-row";
import type { QuizEditor } from "../studio-types";

type Settings = QuizEditor["settings"];
/** What a quiz leaves out, and what it takes late. */
type Beside = Pick<QuizEditor, "practiceOff" | "hintsOff" | "late">;
type Props = { settings: Settings; beside: Beside; timeZone: string; canEdit: boolean; isBusy: boolean; onSave: (settings: Settings, beside: Beside) => Promise<unknown> };

/** What passes, how often and with what wait, how long, between which days, in which order, and when the answers show. Empty means without limit. */
export function QuizSettingsForm({ settings, beside, timeZone, canEdit, isBusy, onSave }: Props): ReactElement {
  const t = useTranslations("studio-import.quiz");
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string): number | null => (form.get(name) ? Number(form.get(name)) : null);
    const instant = (name: "opensAt" | "closesAt"): string | null => instantIn(String(form.get(name) ?? ""), timeZone);
    const after = readLate(form);
    const saved = await onSave({
      passingScore: number("passingScore") ?? 0, attempts: number("attempts"), timeLimitMinutes: number("timeLimitMinutes"), shuffle: form.get("shuffle") === "on",
      cooldownMinutes: number("cooldownMinutes"), opensAt: instant("opensAt"), closesAt: instant("closesAt"), review: REVIEW_POLICIES.find((policy) => policy === form.get("review")) ?? "each_attempt", practice: form.get("practice") === "on", anonymous: form.get("anonymous") === "on",
    }, { practiceOff: form.get("practiceOff") === "on", hintsOff: form.get("hintsOff") === "on", late: after.kind === "accept" ? after : null });
    if (saved) toast(t("saved"));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-5">
      <fieldset disabled={!canEdit} className="grid gap-5">
        <legend className="t-item mb-3">{t("settings")}</legend>
        <div className="grid gap-5 sm:grid-cols-3">
          <Field id="quiz-passing" label={t("passingScore")}>
            <Input name="passingScore" type="number" min={0} max={100} required defaultValue={settings.passingScore} />
          </Field>
          <Field id="quiz-attempts" label={t("attempts")} help={t("unlimited")}>
            <Input name="attempts" type="number" min={1} max={100} defaultValue={settings.attempts ?? ""} />
          </Field>
          <Field id="quiz-time" label={t("timeLimit")} help={t("unlimited")}>
            <Input name="timeLimitMinutes" type="number" min={1} max={1440} defaultValue={settings.timeLimitMinutes ?? ""} />
          </Field>
          <Field id="quiz-cooldown" label={t("cooldown")} help={t("cooldownHelp")}>
            <Input name="cooldownMinutes" type="number" min={1} max={10080} defaultValue={settings.cooldownMinutes ?? ""} />
          </Field>
          <Field id="quiz-opens" label={t("opens")} help={t("windowHelp", { timeZone })}>
            <Input name="opensAt" type="datetime-local" defaultValue={wallTimeIn(settings.opensAt, timeZone)} />
          </Field>
          <Field id="quiz-closes" label={t("closes")} help={t("windowHelp", { timeZone })}>
            <Input name="closesAt" type="datetime-local" defaultValue={wallTimeIn(settings.closesAt, timeZone)} />
          </Field>
          <Field id="quiz-review" label={t("reviewPolicy")} className="sm:col-span-2">
            <Select name="review" defaultValue={settings.review} choices={REVIEW_POLICIES.map((policy) => ({ value: policy, label: t(`review.${policy}`) }))} />
          </Field>
        </div>
        <LateFields name="quiz" late={beside.late ?? { kind: "refuse" }} help={t("lateHelp")} />
        <Checkbox name="shuffle" label={t("shuffle")} defaultChecked={settings.shuffle} />
        <Checkbox name="practice" label={t("practice")} defaultChecked={settings.practice} />
        <Checkbox name="practiceOff" label={t("practiceOff")} defaultChecked={beside.practiceOff} />
        <Checkbox name="hintsOff" label={t("hintsOff")} defaultChecked={beside.hintsOff} />
        <Checkbox name="anonymous" label={t("anonymous")} defaultChecked={settings.anonymous} />
      </fieldset>
      <SaveRow canEdit={canEdit} isBusy={isBusy} words={t(isBusy ? "saving" : "save")} />
    </form>
  );
}
