"use client";

import { useState, type ReactElement, type RefObject } from "react";
import { Callout } from "@/components/ui/callout";
import { Kbd } from "@/components/ui/kbd";
import { Check } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatClock } from "@/lib/i18n/format";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { LessonNote } from "@/server/learning";
import { NoteForm } from "./note-form";
import { NoteItem } from "./note-item";
import type { NoteLabels } from "./player-labels";

export type NotesPanelProps = {
  address: LessonAddress;
  initial: readonly LessonNote[];
  labels: NoteLabels;
  /** Null where notes can only be read: access has ended, or nothing is kept here. */
  writing: { atSecond(): number; stamp: ReactElement } | "untimed" | null;
  /** Takes the video to a note's second. */
  onJump?: (seconds: number) => void;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  exportName: string;
};

/** One's notes of a lesson, by their second. A note that could not be saved stays in its field. */
export function NotesPanel(props: NotesPanelProps): ReactElement {
  const { address, labels, writing, onJump, fieldRef, exportName } = props;
  const [notes, setNotes] = useState<readonly LessonNote[]>(() => sorted(props.initial));
  const [hasSaved, setHasSaved] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function add(body: string, atSeconds: number | null): Promise<boolean> {
    const added = await callProcedure("learning", "addNote", { ...address, atSeconds, body });
    setFailure(added.ok ? null : labels.failed);
    if (!added.ok) return false;
    setNotes((known) => sorted([...known, added.data]));
    setHasSaved(true);
    return true;
  }

  async function change(note: LessonNote, body: string): Promise<boolean> {
    const changed = await callProcedure("learning", "changeNote", { noteId: note.id, body });
    setFailure(changed.ok ? null : labels.failed);
    if (!changed.ok) return false;
    setNotes((known) => known.map((entry) => (entry.id === note.id ? changed.data : entry)));
    setHasSaved(true);
    return true;
  }

  async function remove(note: LessonNote): Promise<void> {
    const removed = await callProcedure("learning", "deleteNote", { noteId: note.id });
    setFailure(removed.ok ? null : labels.deleteFailed);
    if (!removed.ok) return;
    setNotes((known) => known.filter((entry) => entry.id !== note.id));
    toast(labels.deleted, writing === null ? {} : { action: { label: labels.undo, onClick: () => void add(note.body, note.atSeconds) } });
  }

  return (
    <div>
      {writing ? (
        <NoteForm
          labels={labels}
          fieldRef={fieldRef}
          placeholder={writing === "untimed" ? labels.placeholderArticle : labels.placeholder}
          stamp={writing === "untimed" ? <Kbd>n</Kbd> : writing.stamp}
          onSave={(body) => add(body, writing === "untimed" ? null : writing.atSecond())}
        />
      ) : null}
      {failure ? <Callout tone="danger" role="alert" title={failure} className="my-3" /> : null}
      {notes.length === 0 ? (
        <p className="meta py-4">{writing === "untimed" ? labels.emptyArticle : labels.empty}</p>
      ) : (
        <ul>
          {notes.map((note) => (
            <NoteItem key={note.id} note={note} labels={labels} onJump={onJump} onChange={(body) => change(note, body)} onRemove={() => remove(note)} />
          ))}
        </ul>
      )}
      {notes.length > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-3 pt-3.5 text-xs">
          <span role="status" className="inline-flex items-center gap-1.5 text-success">
            {hasSaved ? (
              <>
                <Check />
                {labels.saved}
              </>
            ) : null}
          </span>
          <button type="button" className="link" onClick={() => download(exportName, notes)}>
            {labels.export}
          </button>
        </div>
      ) : null}
    </div>
  );
}

function sorted(notes: readonly LessonNote[]): LessonNote[] {
  return [...notes].sort((a, b) => (a.atSeconds ?? -1) - (b.atSeconds ?? -1) || a.createdAt.localeCompare(b.createdAt));
}

/** Made on this device: the notes are here already. */
function download(name: string, notes: readonly LessonNote[]): void {
  const lines = notes.map((note) => (note.atSeconds === null ? `- ${note.body}` : `- **${formatClock(note.atSeconds)}** ${note.body}`).replaceAll("\n", "\n  "));
  const url = URL.createObjectURL(new Blob([`# ${name}\n\n${lines.join("\n")}\n`], { type: "text/markdown" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "").toLowerCase()}.md`;
  link.click();
  URL.revokeObjectURL(url);
}
