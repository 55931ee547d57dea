"use client";

import { useState, type ReactElement, type ReactNode, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { NoteLabels } from "./player-labels";

type Props = {
  labels: NoteLabels;
  placeholder: string;
  /** What stands before the field: the second that the note gets. */
  stamp: ReactNode;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  /** True when it was saved; the text stays otherwise. */
  onSave(body: string): Promise<boolean>;
};

/** Writes a note: Enter saves, Shift and Enter make a new line. */
export function NoteForm({ labels, placeholder, stamp, fieldRef, onSave }: Props): ReactElement {
  const [body, setBody] = useState("");
  const [isSaving, setIsSaving] = useState(false);

  async function save(): Promise<void> {
    if (isSaving || body.trim() === "") return;
    setIsSaving(true);
    if (await onSave(body)) setBody("");
    setIsSaving(false);
  }

  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {stamp}
      <Textarea
        ref={fieldRef}
        rows={1}
        value={body}
        maxLength={10_000}
        placeholder={placeholder}
        aria-label={labels.add}
        className="note-field"
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      {body.trim() === "" ? null : (
        <Button type="submit" busy={isSaving}>
          {isSaving ? labels.saving : labels.save}
        </Button>
      )}
    </form>
  );
}
