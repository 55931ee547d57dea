"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toaster";
import type { Refusal } from "@/lib/client/call-procedure";

type Result = { ok: true } | { ok: false; refusal: Refusal };

/** One action of a list at a time, named by its row: busy while it runs, then the page shows the new state. */
export function useRowAction() {
  const router = useRouter();
  const [busyRow, setBusyRow] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (row: string, action: () => Promise<Result>, said: string): Promise<void> => {
    setBusyRow(row);
    const result = await action();
    setRefusal(result.ok ? null : result.refusal);
    setBusyRow(null);
    if (!result.ok) return;
    toast(said);
    router.refresh();
  };
  return { busyRow, refusal, run };
}
