"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ArrowLeft, Download, Plus } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { cueWarnings } from "@/lib/captions/cue-warnings";
import { addCue, mergeCues, splitCue } from "@/lib/captions/edit-cues";
import { toWebVtt } from "@/lib/captions/to-web-vtt";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatDateTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/in-language";
import { toLocale } from "@/lib/i18n/locales";
import type { CaptionEditor, CaptionEntry } from "../studio-types";
import { StudioRefusal } from "../studio-refusal";
import { useStable } from "../use-stable";
import { CueRow, type CueAct } from "./cue-row";
import type { VideoHands } from "./studio-video";
import { useCues, type KeyedCue } from "./use-cues";

type Props = {
  place: { courseId: string; lessonId: string };
  caption: CaptionEntry;
  locale: string;
  timeZone: string;
  durationSeconds: number | null;
  /** Where the video stands. */
  second: number;
  hands: VideoHands;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

/** A caption file cue by cue beside its video. Saving makes a new version; the former ones can be opened and saved again. */
export function CueEditor({ place, caption, locale, timeZone, durationSeconds, second, hands, onClose, onSaved }: Props): ReactElement {
  const t = useTranslations("studio-media.cues");
  const { editor, cues, isChanged, refusal, setRefusal, load, change } = useCues({ ...place, captionId: caption.captionId });
  const [isBusy, setIsBusy] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const warnings = useMemo(() => cueWarnings(cues, durationSeconds), [cues, durationSeconds]);
  const cannotSave = cues.length === 0 || warnings.some((each) => each.includes("empty") || each.includes("ends_early"));

  const onEdit = useStable((key: number, fields: Partial<KeyedCue>) => change((shown) => shown.map((cue) => (cue.key === key ? { ...cue, ...fields } : cue))));
  const onAct = useStable((key: number, act: CueAct, at: number) => {
    const index = cues.findIndex((cue) => cue.key === key);
    const cue = cues[index];
    if (!cue) return;
    if (act === "play") return hands.playFrom(cue.start);
    if (act === "start" || act === "end") return onEdit(key, { [act]: Math.round(hands.second() * 1_000) / 1_000 });
    change((shown) => edited(shown, act, index, at, hands.second()));
    focusLater(list.current, act === "add" || act === "split" ? index + 1 : act === "remove" ? Math.max(0, index - 1) : index);
  });
  const append = (): void => {
    change((shown) => unkeyed(addCue(shown, shown.length - 1, hands.second()), shown));
    focusLater(list.current, cues.length);
  };
  const save = async (): Promise<void> => {
    if (!editor) return;
    setIsBusy(true);
    const result = await callProcedure("authoring", "saveCaptions", {
      ...place,
      captionId: caption.captionId,
      version: editor.version,
      cues: cues.map(({ key: _key, ...cue }) => cue),
    });
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    toast(t("saved", { number: result.data.version }));
    await Promise.all([load(), onSaved()]);
  };

  return (
    <div>
      <CueBar
        title={caption.label}
        isChanged={isChanged}
        isBusy={isBusy}
        canSave={!cannotSave && isChanged}
        onClose={onClose}
        onDownload={() => download(`${caption.language}.vtt`, toWebVtt(cues))}
        onSave={() => void save()}
      />
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {editor && editor.versions.length > 1 ? <VersionField key={editor.version} editor={editor} locale={locale} timeZone={timeZone} onChoose={(version) => void load(version)} /> : null}
      {editor === null && refusal === null ? <p role="status">{t("loading")}</p> : null}
      <p className="meta mb-2">{t("keys")}</p>
      <ol ref={list} className="cue-list" aria-label={t("list")} {...inLanguage(caption.language)} tabIndex={-1}>
        {cues.map((cue, index) => (
          <CueRow
            key={cue.key}
            cue={cue}
            number={index + 1}
            isCurrent={second >= cue.start && second < cue.end}
            isLast={index === cues.length - 1}
            warnings={warnings[index] ?? []}
            onEdit={onEdit}
            onAct={onAct}
          />
        ))}
      </ol>
      {editor ? (
        <Button size="sm" className="mt-3" onClick={append}>
          <Plus />
          {t("add")}
        </Button>
      ) : null}
    </div>
  );
}

type BarProps = { title: string; isChanged: boolean; isBusy: boolean; canSave: boolean; onClose: () => void; onDownload: () => void; onSave: () => void };

function CueBar({ title, isChanged, isBusy, canSave, onClose, onDownload, onSave }: BarProps): ReactElement {
  const t = useTranslations("studio-media.cues");
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Button size="sm" variant="quiet" onClick={onClose}>
        <ArrowLeft />
        {t(isChanged ? "leave" : "back")}
      </Button>
      <p className="flex-1 font-semibold">{title}</p>
      <Button size="sm" onClick={onDownload}>
        <Download />
        {t("download")}
      </Button>
      <Button size="sm" variant="primary" busy={isBusy} disabled={!canSave} onClick={onSave}>
        {t("save")}
      </Button>
    </div>
  );
}

type VersionProps = { editor: CaptionEditor; locale: string; timeZone: string; onChoose: (version: number) => void };

/** Opens the cues of an earlier version, which can be saved as the next one. */
function VersionField({ editor, locale, timeZone, onChoose }: VersionProps): ReactElement {
  const t = useTranslations("studio-media.cues");
  return (
    <Field id="caption-version" label={t("versions")} className="mb-3">
      <Select size="sm" defaultValue={editor.version} onChange={(event) => onChoose(Number(event.target.value))} choices={editor.versions.map(({ number, savedAt, savedBy }) => ({ value: number, label: t("version", { number, when: formatDateTime(new Date(savedAt), toLocale(locale), timeZone), who: savedBy ?? "" }) }))} />
    </Field>
  );
}

function edited(cues: readonly KeyedCue[], act: "add" | "split" | "merge" | "remove", index: number, at: number, second: number) {
  switch (act) {
    case "add":
      return unkeyed(addCue(cues, index, second), cues);
    case "split":
      return unkeyed(splitCue(cues, index, at), cues, index + 1);
    case "merge":
      return mergeCues(cues, index);
    case "remove":
      return cues.toSpliced(index, 1);
  }
}

/** What was made from another cue carries its key still: the new one gets its own. */
function unkeyed(next: readonly (Omit<KeyedCue, "key"> & { key?: number })[], former: readonly KeyedCue[], made?: number) {
  return next.map((cue, index) => {
    if (index !== made || former.length === 0) return cue;
    const { key: _key, ...rest } = cue;
    return rest;
  });
}

/** After React has drawn the new row. */
function focusLater(list: HTMLOListElement | null, index: number): void {
  requestAnimationFrame(() => list?.querySelectorAll("textarea")[index]?.focus());
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
