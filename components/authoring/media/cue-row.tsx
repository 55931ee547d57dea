"use client";

import { useTranslations } from "next-intl";
import { memo, useState, type KeyboardEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Play, Plus, Trash2 } from "@/components/ui/icons";
import { formatCueTime, parseCueTime } from "@/lib/captions/edit-cues";
import type { CueWarning } from "@/lib/captions/cue-warnings";
import type { KeyedCue } from "./use-cues";

export type CueAct = "add" | "split" | "merge" | "remove" | "play" | "start" | "end";

type Props = {
  cue: KeyedCue;
  number: number;
  isCurrent: boolean;
  isLast: boolean;
  warnings: readonly CueWarning[];
  onEdit: (key: number, fields: Partial<Pick<KeyedCue, "start" | "end" | "text">>) => void;
  /** `at` is where the cursor stands in the text. */
  onAct: (key: number, act: CueAct, at: number) => void;
};

/** One cue: when it comes, when it goes, what it says, and what a viewer would stumble over. */
export const CueRow = memo(function CueRow({ cue, number, isCurrent, isLast, warnings, onEdit, onAct }: Props): ReactElement {
  const t = useTranslations("studio-media.cues");
  const problemsId = `cue-problems-${cue.key}`;
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const act = keyOf(event);
    if (act === null) return;
    event.preventDefault();
    onAct(cue.key, act, event.currentTarget.selectionStart);
  };
  return (
    <li className="cue-row" data-current={isCurrent ? "" : undefined} data-cue={cue.key}>
      <div className="cue-times">
        <CueTime label={t("start", { number })} seconds={cue.start} onChange={(start) => onEdit(cue.key, { start })} />
        <CueTime label={t("end", { number })} seconds={cue.end} onChange={(end) => onEdit(cue.key, { end })} />
      </div>
      <textarea
        rows={2}
        className="input cue-text"
        aria-label={t("text", { number })}
        aria-describedby={warnings.length > 0 ? problemsId : undefined}
        aria-invalid={warnings.includes("empty") || warnings.includes("ends_early") || undefined}
        value={cue.text}
        maxLength={2_000}
        onChange={(event) => onEdit(cue.key, { text: event.target.value })}
        onKeyDown={onKey}
      />
      <div className="cue-actions">
        <Button size="sm" variant="quiet" iconOnly aria-label={t("play", { number })} onClick={() => onAct(cue.key, "play", 0)}>
          <Play size="alone" />
        </Button>
        <Button size="sm" variant="quiet" onClick={() => onAct(cue.key, "split", 0)} aria-label={t("splitOf", { number })}>
          {t("split")}
        </Button>
        {isLast ? null : (
          <Button size="sm" variant="quiet" onClick={() => onAct(cue.key, "merge", 0)} aria-label={t("mergeOf", { number })}>
            {t("merge")}
          </Button>
        )}
        <Button size="sm" variant="quiet" iconOnly aria-label={t("addAfter", { number })} onClick={() => onAct(cue.key, "add", 0)}>
          <Plus size="alone" />
        </Button>
        <Button size="sm" variant="quiet" iconOnly aria-label={t("remove", { number })} onClick={() => onAct(cue.key, "remove", 0)}>
          <Trash2 size="alone" />
        </Button>
      </div>
      {warnings.length > 0 ? (
        <p id={problemsId} className="cue-warning">
          {warnings.map((warning) => t(`warning.${warning}`)).join(" ")}
        </p>
      ) : null}
    </li>
  );
});

/** A time that is typed: taken when it is one, and put back when it is not. */
function CueTime({ label, seconds, onChange }: { label: string; seconds: number; onChange: (seconds: number) => void }): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const finish = (): void => {
    const read = typed === null ? null : parseCueTime(typed);
    if (read !== null) onChange(read);
    setTyped(null);
  };
  return (
    <input
      className="input cue-time"
      data-size="sm"
      inputMode="decimal"
      aria-label={label}
      value={typed ?? formatCueTime(seconds)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}

/** Ctrl+Enter a new cue, Ctrl+Alt+S split at the cursor, Ctrl+Alt+M merge, Ctrl+Alt+P play, Ctrl+Alt+I and O times from the video. */
function keyOf({ ctrlKey, metaKey, altKey, key, code }: KeyboardEvent): CueAct | null {
  if (!ctrlKey && !metaKey) return null;
  if (key === "Enter") return "add";
  if (!altKey) return null;
  const acts: Readonly<Record<string, CueAct>> = { KeyS: "split", KeyM: "merge", KeyP: "play", KeyI: "start", KeyO: "end", Backspace: "remove" };
  return acts[code] ?? null;
}
