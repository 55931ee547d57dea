"use client";

import { useState, type ReactElement } from "react";
import { Input } from "@/components/ui/input";

type Props = { label: string; title: string; onDone: (title: string | null) => void };

/** A title being rewritten in its place: Enter or leaving keeps it, Escape forgets it. */
export function RenameLine({ label, title, onDone }: Props): ReactElement {
  const [typed, setTyped] = useState(title);
  const finish = (): void => onDone(typed.trim() === "" || typed.trim() === title ? null : typed.trim());
  return (
    <Input
      aria-label={label}
      size="sm"
      autoFocus
      value={typed}
      maxLength={160}
      autoComplete="off"
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") onDone(null);
      }}
    />
  );
}
