"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CallResult, Refusal } from "@/lib/client/call-procedure";

/** One action at a time; when it went through, the page shows the new state. */
export function useStudioAction() {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async <T,>(call: () => Promise<CallResult<T>>): Promise<T | null> => {
    setIsBusy(true);
    const result = await call();
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return null;
    router.refresh();
    return result.data;
  };
  return { isBusy, refusal, run };
}
