"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { instantIn, wallTimeIn } from "@/lib/wall-time";
import { LessonPanel } from "../lesson-panel";
import { SaveRow } from "../save-row";
import type { LiveEditor } from "../studio-types";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

type Props = { courseId: string; lessonId: string; initial: LiveEditor };

const USUAL_MINUTES = 60;

/** When a live lesson is held, where it is joined and where its recording is. Saved at once for everybody: it is part of no release. */
export function LivePanel({ courseId, lessonId, initial: { session, timeZone, canEdit } }: Props): ReactElement {
  const t = useTranslations("live.studio");
  const { isBusy, refusal, run } = useStudioAction();
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name) ?? "").trim();
    const held = {
      startsAt: instantIn(text("startsAt"), timeZone) ?? "",
      durationMinutes: Number(text("durationMinutes")),
      meetingUrl: text("meetingUrl"),
      recordingUrl: text("recordingUrl") || null,
    };
    if (await run(() => callProcedure("authoring", "saveLiveSession", { courseId, lessonId, ...held }))) toast(t("saved"));
  };
  return (
    <LessonPanel id="live-title" title={t("title")}>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {session ? null : <p className="mb-4 text-ink-muted">{t("none")}</p>}
      <form onSubmit={(event) => void submit(event)} className="grid gap-5">
        <fieldset disabled={!canEdit} className="grid gap-5 sm:grid-cols-2">
          <Field id="live-starts" label={t("starts")} help={t("zone", { timeZone })}>
            <Input name="startsAt" type="datetime-local" required defaultValue={wallTimeIn(session?.startsAt ?? null, timeZone)} />
          </Field>
          <Field id="live-duration" label={t("duration")}>
            <Input name="durationMinutes" type="number" min={5} max={720} required defaultValue={session?.durationMinutes ?? USUAL_MINUTES} />
          </Field>
          <Field id="live-meeting" label={t("meeting")} help={t("meetingHelp")}>
            <Input name="meetingUrl" type="url" pattern="https://.+" maxLength={500} required placeholder="https://" defaultValue={session?.meetingUrl} />
          </Field>
          <Field id="live-recording" label={t("recording")} help={t("recordingHelp")}>
            <Input name="recordingUrl" type="url" pattern="https://.+" maxLength={500} placeholder="https://" defaultValue={session?.recordingUrl ?? ""} />
          </Field>
        </fieldset>
        <SaveRow canEdit={canEdit} isBusy={isBusy} words={t(isBusy ? "saving" : "save")} className="flex flex-wrap items-center gap-4">
          <p className="meta">{t("told")}</p>
        </SaveRow>
      </form>
    </LessonPanel>
  );
}
