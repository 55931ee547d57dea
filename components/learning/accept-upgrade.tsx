"use client";

import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { callProcedure } from "@/lib/client/call-procedure";

type Props = {
  courseSlug: string;
  releaseId: string;
  goOnHref: string;
  stayHref: string;
  labels: { accept: string; accepting: string; stay: string; final: string; failed: string; outdated: string };
};

/** Moves on to the release that the page describes, or stays. */
export function AcceptUpgrade({ courseSlug, releaseId, goOnHref, stayHref, labels }: Props): ReactElement {
  const [state, setState] = useState<"idle" | "busy" | "failed" | "outdated">("idle");

  async function accept(): Promise<void> {
    setState("busy");
    const answer = await callProcedure("learning", "acceptUpgrade", { courseSlug, releaseId });
    if (answer.ok) location.assign(goOnHref);
    else setState(answer.refusal.code === "learning.offer_outdated" ? "outdated" : "failed");
  }

  const isRefused = state === "failed" || state === "outdated";
  return (
    <>
      <p className={isRefused ? "text-danger" : "meta"} role={isRefused ? "alert" : undefined}>
        {state === "failed" ? labels.failed : state === "outdated" ? labels.outdated : labels.final}
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button variant="primary" busy={state === "busy"} onClick={() => void accept()}>
          {state === "busy" ? labels.accepting : labels.accept}
        </Button>
        <Button asChild>
          <a href={stayHref}>{labels.stay}</a>
        </Button>
      </div>
    </>
  );
}
