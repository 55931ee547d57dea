"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type FormEvent, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { LOCALES, toLocale } from "@/lib/i18n/locales";
import { ANNOUNCEMENT_BODY_MAX, type WriteAnnouncementInput } from "@/lib/schemas/announcements";
import { instantIn } from "@/lib/wall-time";
import { StudioForm } from "../studio-form";
import { useStudioAction } from "../use-studio-action";

type Props = {
  courseId: string;
  timeZone: string;
  /** Enrollments that were chosen in the list of students; nobody when it is for all of them. */
  selected: readonly string[];
  everybodyHref: string;
};
type FieldName = "title" | "body" | "publishAt";

/** Writes to the students of a course: to whom, in which language, now or later. */
export function AnnouncementForm({ courseId, timeZone, selected, everybodyHref }: Props): ReactElement {
  const t = useTranslations("studio-home.announcements");
  const { isBusy, refusal, run } = useStudioAction();
  const [wrong, setWrong] = useState<FieldName | null>(null);
  /** Keys of what was sent and not answered: the same words again are the same announcement, other words another one. */
  const sendKeys = useRef(new Map<string, string>());

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    const at = text("publishAt");
    const publishAt = at === "" ? null : instantIn(at, timeZone);
    const isPast = at !== "" && (publishAt === null || new Date(publishAt) <= new Date());
    const fault: FieldName | null = text("title") === "" ? "title" : text("body") === "" ? "body" : isPast ? "publishAt" : null;
    setWrong(fault);
    if (fault !== null) return form.querySelector<HTMLElement>(`[name="${fault}"]`)?.focus();
    const language = text("language");
    const said = {
      courseId, publishAt, title: text("title"), body: text("body"), enrollmentIds: [...selected],
      audience: selected.length > 0 ? "selection" : text("audience") === "active" ? "active" : "all",
      language: language === "" ? null : toLocale(language),
    } satisfies Omit<WriteAnnouncementInput, "sendKey">;
    const sendKey = sendKeys.current.get(JSON.stringify(said)) ?? crypto.randomUUID();
    sendKeys.current.set(JSON.stringify(said), sendKey);
    const done = await run(() => callProcedure("community", "writeAnnouncement", { ...said, sendKey }));
    if (!done) return;
    sendKeys.current.clear();
    form.reset();
    toast(t(publishAt === null ? "onItsWay" : "waits"));
  };

  return (
    <StudioForm onSubmit={(event) => void submit(event)} isBusy={isBusy} refusal={refusal} safe={t("refused")} action={t("action")} busyAction={t("busy")} className="max-w-[44rem]">
      <Field id="announcement-title" label={t("titleField")} error={wrong === "title" ? t("titleError") : undefined}>
        <Input name="title" required maxLength={120} autoComplete="off" />
      </Field>
      <Field id="announcement-body" label={t("body")} help={t("bodyHelp")} error={wrong === "body" ? t("bodyError") : undefined}>
        <Textarea name="body" required rows={8} maxLength={ANNOUNCEMENT_BODY_MAX} />
      </Field>
      {selected.length > 0 ? (
        <p>
          {t("toSelected", { count: selected.length })}{" "}
          <a className="link" href={everybodyHref}>
            {t("toEverybody")}
          </a>
        </p>
      ) : null}
      <div className="grid gap-5 sm:grid-cols-2">
        {selected.length > 0 ? null : <AudienceFields />}
        <Field id="announcement-at" label={t("at")} help={t("atHelp", { timeZone })} error={wrong === "publishAt" ? t("atError") : undefined}>
          <Input type="datetime-local" name="publishAt" />
        </Field>
      </div>
    </StudioForm>
  );
}

/** Everybody or those who are active, in any language or in one. */
function AudienceFields(): ReactElement {
  const t = useTranslations("studio-home.announcements");
  return (
    <>
      <Field id="announcement-audience" label={t("audience")}>
        <Select name="audience">
          <option value="all">{t("audiences.all")}</option>
          <option value="active">{t("audiences.active")}</option>
        </Select>
      </Field>
      <Field id="announcement-language" label={t("language")}>
        <Select name="language" choices={LOCALES.map((locale) => ({ value: locale, label: t(`languages.${locale}`) }))}>
          <option value="">{t("anyLanguage")}</option>
        </Select>
      </Field>
    </>
  );
}
