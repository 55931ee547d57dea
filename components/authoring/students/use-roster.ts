"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { decodeText } from "@/lib/decode-text";
import { ENROL_BATCH } from "@/lib/schemas/students";
import type { RosterRow } from "@/server/learning";

/** A line of the list, with what became of it once it was enrolled. */
export type ListedRow = Omit<RosterRow, "state"> & { state: RosterRow["state"] | "enrolled" };

type Phase = "idle" | "reading" | "checked" | "applying" | "applied";

/**
 * A list on its way from a file into the course: read, checked, and enrolled in parts. What was enrolled before a part
 * failed stays so, and going on sends only the rest.
 */
export function useRoster(courseId: string) {
  const router = useRouter();
  const [phase, setPhase] = useState<Phase>("idle");
  const [rows, setRows] = useState<readonly ListedRow[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const read = async (file: File): Promise<void> => {
    setPhase("reading");
    setRows([]);
    setRefusal(null);
    const { text } = decodeText(new Uint8Array(await file.arrayBuffer()));
    const checked = await callProcedure("learning", "checkRoster", { courseId, text });
    setPhase(checked.ok ? "checked" : "idle");
    if (checked.ok) setRows(checked.data.rows);
    else setRefusal(checked.refusal);
  };

  const apply = async (): Promise<void> => {
    setPhase("applying");
    setRefusal(null);
    const waiting = rows.filter(({ state }) => state === "will_enrol");
    for (let at = 0; at < waiting.length; at += ENROL_BATCH) {
      const students = waiting.slice(at, at + ENROL_BATCH).map(({ email, until }) => ({ email, until }));
      const enrolled = await callProcedure("learning", "enrolStudents", { courseId, students });
      if (!enrolled.ok) {
        setRefusal(enrolled.refusal);
        setPhase("checked");
        return;
      }
      const outcomes = new Map(enrolled.data.outcomes.map(({ email, outcome }) => [email, outcome]));
      setRows((now) => now.map((row) => (row.state === "will_enrol" ? { ...row, state: outcomes.get(row.email) ?? row.state } : row)));
    }
    setPhase("applied");
    router.refresh();
  };

  const done = phase === "idle" || phase === "reading" ? 0 : rows.filter(({ state }) => state === "enrolled").length;
  return { phase, rows, done, refusal, read, apply };
}
