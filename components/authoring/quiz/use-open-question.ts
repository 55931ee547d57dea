import { useState } from "react";
import type { CallResult, Refusal } from "@/lib/client/call-procedure";

/** A question that is being written: a new one has no place. Its save is refused when the quiz is no longer of this version. */
type OpenQuestion<Stored> = { place: number | null; stored: Stored | null; version: string };

/** The one question of a quiz that is open for writing, and why the last one could not be opened. */
export function useOpenQuestion<Stored extends { version: string }>(load: (place: number) => Promise<CallResult<Stored>>) {
  const [open, setOpen] = useState<OpenQuestion<Stored> | null>(null);
  const [unread, setUnread] = useState<Refusal | null>(null);
  const edit = async (place: number): Promise<void> => {
    const answer = await load(place);
    setUnread(answer.ok ? null : answer.refusal);
    if (answer.ok) setOpen({ place, stored: answer.data, version: answer.data.version });
  };
  return { open, unread, edit, begin: (version: string) => setOpen({ place: null, stored: null, version }), close: () => setOpen(null) };
}
