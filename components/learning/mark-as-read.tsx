"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ArrowRight, Check } from "@/components/ui/icons";
import { callProcedure } from "@/lib/client/call-procedure";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { ArticleLabels } from "./player-labels";

type Props = {
  address: LessonAddress;
  labels: ArticleLabels;
  isCompleted: boolean;
  nextHref: string | null;
  /** What stands here once the lesson is complete. */
  next: ReactNode;
};

/** The primary action of an article: says that it was read, and goes on. */
export function MarkAsRead({ address, labels, isCompleted, nextHref, next }: Props): ReactElement {
  const router = useRouter();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  async function mark(): Promise<void> {
    setState("busy");
    const marked = await callProcedure("learning", "completeLesson", address);
    if (!marked.ok) {
      setState("failed");
      return;
    }
    // The last lesson stays: its page tells that the course is complete.
    if (nextHref && !marked.data.courseCompleted) location.assign(nextHref);
    else {
      setState("idle");
      router.refresh();
    }
  }

  if (isCompleted) {
    return (
      <>
        <p className="inline-flex items-center gap-2 text-xs text-success">
          <Check />
          {labels.read}
        </p>
        {next}
      </>
    );
  }
  return (
    <>
      <p className="meta" role={state === "failed" ? "alert" : undefined}>
        {state === "failed" ? labels.failed : labels.unread}
      </p>
      <Button variant="primary" busy={state === "busy"} onClick={() => void mark()}>
        {state === "busy" ? labels.marking : nextHref ? labels.markAndNext : labels.mark}
        {state !== "busy" && nextHref ? <ArrowRight /> : null}
      </Button>
    </>
  );
}
