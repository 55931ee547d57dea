"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Upload } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import type { CaptionProblem } from "@/lib/captions/caption-cue";
import { MAX_CAPTION_BYTES } from "@/lib/captions/parse-captions";
import { toSpokenLanguage } from "@/lib/domain/spoken-language";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { AddedCaptions, CaptionDraftEntry, CaptionEntry } from "../studio-types";
import { StudioRefusal } from "../studio-refusal";

type Props = { place: { courseId: string; lessonId: string }; captions: readonly CaptionEntry[]; drafts: readonly CaptionDraftEntry[]; locale: string; language: string; onAdded: () => Promise<void> };

/** Languages that a course's captions come in; others the interface can name as well. */
const LANGUAGES = ["es", "en", "pt-BR", "fr", "de", "it", "ca", "gl", "eu", "qu", "zh", "ja", "ko", "ar"] as const;
const CHUNK = 32_768;

/** Takes a caption file in a language and says line by line what was repaired or stands in its way. */
export function AddCaptions({ place, captions, drafts, locale, language, onAdded }: Props): ReactElement {
  const t = useTranslations("studio-media.captions");
  const drafting = useTranslations("studio-media.draft");
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(language);
  const [isBusy, setIsBusy] = useState(false);
  const [answer, setAnswer] = useState<{ fileName: string; said: AddedCaptions | "too_large" } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const names = new Intl.DisplayNames([locale], { type: "language" });
  const send = async (file: File): Promise<void> => {
    setRefusal(null);
    if (file.size > MAX_CAPTION_BYTES) return setAnswer({ fileName: file.name, said: "too_large" });
    setIsBusy(true);
    const result = await callProcedure("authoring", "addCaptions", { ...place, language: chosen, file: toBase64(new Uint8Array(await file.arrayBuffer())) });
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    setAnswer(result.ok ? { fileName: file.name, said: result.data } : null);
    if (result.ok && result.data.state === "stored") await onAdded();
  };
  const canDraft = toSpokenLanguage(chosen) !== null && ![...captions, ...drafts].some((other) => other.language === chosen);
  const draft = async (): Promise<void> => {
    setIsBusy(true);
    const result = await callProcedure("authoring", "draftCaptions", { ...place, language: chosen });
    setIsBusy(false);
    setAnswer(null);
    setRefusal(result.ok ? null : result.refusal);
    await onAdded();
  };
  return (
    <div className="grid gap-3">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {answer ? <Answer {...answer} /> : null}
      <div className="flex flex-wrap items-end gap-3">
        <Field id="caption-language" label={t("language")}>
          <Select size="sm" value={chosen} onChange={(event) => setChosen(event.target.value)} choices={[...new Set([language, ...LANGUAGES])].map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))} />
        </Field>
        <input
          ref={input}
          type="file"
          accept=".vtt,.srt,text/vtt,application/x-subrip"
          hidden
          aria-label={t("file")}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void send(file);
          }}
        />
        <Button size="sm" busy={isBusy} onClick={() => input.current?.click()}>
          <Upload />
          {captions.some((track) => track.language === chosen) ? t("replace") : t("add")}
        </Button>
        {canDraft ? (
          <Button size="sm" variant="quiet" busy={isBusy} onClick={() => void draft()}>
            {drafting("start")}
          </Button>
        ) : null}
      </div>
      <p className="meta">
        {t("formats")} {canDraft ? drafting("startHint") : null}
      </p>
    </div>
  );
}

function Answer({ fileName, said }: { fileName: string; said: AddedCaptions | "too_large" }): ReactElement {
  const t = useTranslations("studio-media.captions");
  if (said === "too_large") return <Callout tone="danger" role="alert" title={t("refusedFile", { name: fileName })}>{t("problem.too_large", { megabytes: MAX_CAPTION_BYTES / 1_000_000 })}</Callout>;
  if (said.state === "refused") {
    return (
      <Callout tone="danger" role="alert" title={t("refusedFile", { name: fileName })}>
        <ProblemList problems={said.problems} />
      </Callout>
    );
  }
  return (
    <Callout tone={said.notes.length > 0 ? "warning" : "success"} role="status" title={t("stored", { name: fileName, count: said.cues })}>
      {said.notes.length > 0 ? <ProblemList problems={said.notes} /> : null}
    </Callout>
  );
}

function ProblemList({ problems }: { problems: readonly CaptionProblem[] }): ReactElement {
  const t = useTranslations("studio-media.captions");
  return (
    <ul className="caption-problems">
      {problems.map(({ line, kind, code, params }, index) => (
        <li key={index}>{t("line", { line, kind, text: t(`problem.${code}`, params) })}</li>
      ))}
    </ul>
  );
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
