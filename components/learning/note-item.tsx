"use client";

import { useId, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Pencil, Trash2 } from "@/components/ui/icons";
import { Textarea } from "@/components/ui/textarea";
import { formatClock } from "@/lib/i18n/format";
import type { LessonNote } from "@/server/learning";
import type { NoteLabels } from "./player-labels";

type Props = {
  note: LessonNote;
  labels: NoteLabels;
  onJump: ((seconds: number) => void) | undefined;
  onChange(body: string): Promise<boolean>;
  onRemove(): Promise<void>;
};

/** A note: its second, which takes the video there, its text, and a button for each thing that can be done with it. */
export function NoteItem({ note, labels, onJump, onChange, onRemove }: Props): ReactElement {
  const [isEditing, setIsEditing] = useState(false);
  const textId = useId();
  const { atSeconds } = note;
  return (
    <li className="note-line" data-untimed={atSeconds === null ? "" : undefined}>
      {atSeconds === null || !onJump ? null : (
        <span>
          <button type="button" className="stamp" onClick={() => onJump(atSeconds)}>
            <span className="sr-only">{labels.at} </span>
            {formatClock(atSeconds)}
          </button>
        </span>
      )}
      {isEditing ? (
        <EditNote body={note.body} labels={labels} onCancel={() => setIsEditing(false)} onSave={onChange} />
      ) : (
        <p id={textId} className="serif min-w-0 whitespace-pre-line break-words text-[1.0625rem] leading-ui">{note.body}</p>
      )}
      {isEditing ? null : (
        <span className="flex">
          <Button variant="quiet" size="sm" iconOnly aria-label={labels.edit} title={labels.edit} aria-describedby={textId} onClick={() => setIsEditing(true)}>
            <Pencil size="alone" />
          </Button>
          <Button variant="quiet" size="sm" iconOnly aria-label={labels.delete} title={labels.delete} aria-describedby={textId} onClick={() => void onRemove()}>
            <Trash2 size="alone" />
          </Button>
        </span>
      )}
    </li>
  );
}

type EditProps = { body: string; labels: NoteLabels; onCancel(): void; onSave(body: string): Promise<boolean> };

function EditNote({ body, labels, onCancel, onSave }: EditProps): ReactElement {
  const [text, setText] = useState(body);
  const [isSaving, setIsSaving] = useState(false);

  async function save(): Promise<void> {
    if (text.trim() === "") return;
    setIsSaving(true);
    const isSaved = await onSave(text);
    setIsSaving(false);
    if (isSaved) onCancel();
  }

  return (
    <form
      className="grid min-w-0 gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea autoFocus rows={3} value={text} maxLength={10_000} aria-label={labels.edit} onChange={(event) => setText(event.target.value)} />
      <span className="flex gap-2">
        <Button type="submit" size="sm" busy={isSaving} disabled={text.trim() === ""}>
          {isSaving ? labels.saving : labels.save}
        </Button>
        <Button size="sm" variant="quiet" onClick={onCancel}>
          {labels.cancel}
        </Button>
      </span>
    </form>
  );
}
