"use client";

import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { callProcedure } from "@/lib/client/call-procedure";
import { RefusalCallout } from "./refusal-callout";
import { useRowAction } from "./use-row-action";

/** Marks every notice as read. */
export function MarkAllRead({ label, said }: { label: string; said: string }): ReactElement {
  const { busyRow, refusal, run } = useRowAction();
  return (
    <>
      <RefusalCallout refusal={refusal} />
      <Button size="sm" busy={busyRow === "all"} onClick={() => void run("all", () => callProcedure("notifications", "markRead", {}), said)}>
        {label}
      </Button>
    </>
  );
}
