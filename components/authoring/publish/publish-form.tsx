"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatDateTime } from "@/lib/i18n/format";
import { instantIn } from "@/lib/wall-time";
import { StudioRefusal } from "../studio-refusal";
import type { PublishSchedule } from "../studio-types";
import { useStudioAction } from "../use-studio-action";

type Props = {
  courseId: string;
  nextNumber: number;
  blocking: number;
  schedule: PublishSchedule | null;
  refusedSchedule: PublishSchedule | null;
  locale: string;
  timeZone: string;
  courseHref: string;
};

/** Publishes the draft now or at a time; while something blocks, the button says so and leads to the list. */
export function PublishForm({ courseId, nextNumber, blocking, schedule, refusedSchedule, locale, timeZone, courseHref }: Props): ReactElement {
  const t = useTranslations("authoring.publish");
  const [isLater, setIsLater] = useState(false);
  const [notes, setNotes] = useState("");
  const [at, setAt] = useState("");
  const [published, setPublished] = useState<number | null>(null);
  const { isBusy, refusal, run } = useStudioAction();
  const [hasTimeError, setHasTimeError] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const publishAt = isLater ? instantIn(at, timeZone) : null;
    setHasTimeError(isLater && publishAt === null);
    if (isLater && publishAt === null) return document.getElementById("publish-at")?.focus();
    const given = { courseId, ...(notes.trim() !== "" && { notes }) };
    if (publishAt !== null) {
      if (await run(() => callProcedure("authoring", "schedulePublish", { ...given, publishAt }))) toast(t("scheduled"));
      return;
    }
    const done = await run(() => callProcedure("authoring", "publish", given));
    if (!done) return;
    setPublished(done.number);
    setNotes("");
  };
  const cancel = async (): Promise<void> => {
    if (await run(() => callProcedure("authoring", "cancelSchedule", { courseId }))) toast(t("scheduleCancelled"));
  };

  return (
    <div className="grid max-w-[40rem] gap-5">
      {published === null ? null : (
        <Callout tone="success" role="status" title={t("done", { number: published })}>
          <a className="link" href={courseHref}>
            {t("seeCourse")}
          </a>
        </Callout>
      )}
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {refusedSchedule ? <Callout tone="warning" title={t("scheduleRefused", { when: formatDateTime(new Date(refusedSchedule.publishAt), locale, timeZone) })} /> : null}
      {schedule ? (
        <Callout title={t("waiting", { when: formatDateTime(new Date(schedule.publishAt), locale, timeZone) })}>
          <Button size="sm" className="mt-2" busy={isBusy} onClick={() => void cancel()}>
            {t("cancelSchedule")}
          </Button>
        </Callout>
      ) : null}
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
        <Field id="publish-notes" label={t("notes")} hint={t("optional")} help={t("notesHelp")}>
          <Textarea rows={3} maxLength={4_000} value={notes} onChange={(event) => setNotes(event.target.value)} />
        </Field>
        <RadioGroup id="publish-when" legend={t("when")}>
          <Radio name="when" value="now" checked={!isLater} onChange={() => setIsLater(false)} label={t("now")} />
          <Radio name="when" value="later" checked={isLater} onChange={() => setIsLater(true)} label={t("later")} help={t("laterHelp")} />
        </RadioGroup>
        {isLater ? (
          <Field id="publish-at" label={t("at")} help={t("zone", { zone: timeZone })} error={hasTimeError ? t("atError") : undefined}>
            <Input type="datetime-local" className="max-w-[16rem]" value={at} onChange={(event) => setAt(event.target.value)} />
          </Field>
        ) : null}
        <div>
          {blocking > 0 ? (
            <Button asChild>
              <a href="#gate">{t("blocked", { count: blocking })}</a>
            </Button>
          ) : (
            <Button type="submit" variant="primary" busy={isBusy}>
              {isBusy ? t("busy") : isLater ? t("schedule", { number: nextNumber }) : t("action", { number: nextNumber })}
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}
