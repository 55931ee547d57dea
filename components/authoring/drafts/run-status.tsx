"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatNumber } from "@/lib/i18n/format";
import type { DraftRunEntry } from "@/server/drafts";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

type Props = { courseId: string; run: DraftRunEntry; locale: string };

const POLL_MS = 1_500;
const MICROS = 1_000_000;

/** How far a run is, what was dropped and why, and what it cost; the way to stop it. */
export function RunStatus({ courseId, run: initial, locale }: Props): ReactElement {
  const t = useTranslations("drafts.run");
  const run = useProgress(courseId, initial);
  const { isBusy, refusal, run: act } = useStudioAction();
  const { state, failure, method, model, batches, settledBatches, waiting, accepted, rejected, inputTokens, outputTokens, costMicros } = run;
  const isOpen = state === "requested" || state === "drafting";
  const dropped = Object.entries(run.dropped).filter(([, count]) => count > 0);
  return (
    <section aria-labelledby="run-title" data-run={state} className="grid gap-3 border-t border-line pt-5">
      <h2 id="run-title" className="t-item">
        {t("title", { name: run.sourceName })}
      </h2>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <div role="status">
        <p>{isOpen ? (batches === 0 ? t("reading") : t("drafting", { done: settledBatches, total: batches })) : state === "failed" ? t(`failure.${failure ?? "gave_up"}`) : t(`state.${state}`)}</p>
        <p className="meta">{t("counts", { waiting, accepted, rejected })}</p>
      </div>
      {isOpen ? <ProgressBar label={t("progress")} {...(batches > 0 && { value: settledBatches, max: batches })} /> : null}
      <p className="meta">
        {method === "rules" ? t("byRules") : t("byModel", { name: model })}
        {method === "model" ? ` · ${t("tokens", { input: formatNumber(inputTokens, locale), output: formatNumber(outputTokens, locale) })} · ${costMicros === null ? t("costUnknown") : t("cost", { amount: dollars(costMicros, locale) })}` : null}
      </p>
      {run.isCut ? <p className="meta">{t("cut")}</p> : null}
      {dropped.length > 0 ? (
        <details>
          <summary className="cursor-pointer">{t("dropped", { count: dropped.reduce((sum, [, count]) => sum + count, 0) })}</summary>
          <ul className="mt-2 list-disc pl-5">
            {dropped.map(([reason, count]) => (
              <li key={reason}>{t(`reason.${toReason(reason)}`, { count })}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {isOpen ? (
        <div>
          <Button size="sm" busy={isBusy} onClick={() => void act(() => callProcedure("drafts", "cancel", { courseId, runId: run.runId }))}>
            {t("cancel")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

const REASONS = ["invalid", "not_in_source", "unsupported", "duplicate", "unreadable", "refused"] as const;

function toReason(text: string): (typeof REASONS)[number] {
  return REASONS.find((known) => known === text) ?? "invalid";
}

function dollars(micros: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency: "USD", maximumFractionDigits: micros > 0 && micros < MICROS ? 4 : 2 }).format(micros / MICROS);
}

/** As the server has it: asked again while the run is under way; the page, with its drafts, follows whenever something came. */
function useProgress(courseId: string, initial: DraftRunEntry): DraftRunEntry {
  const router = useRouter();
  const [run, setRun] = useState(initial);
  useEffect(() => setRun(initial), [initial]);
  const { runId, state, settledBatches } = run;
  const isOpen = state === "requested" || state === "drafting";
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => {
      void askProcedure("drafts", "progress", { courseId, runId }).then((answer) => {
        if (!answer.ok) return;
        setRun(answer.data);
        if (answer.data.settledBatches !== settledBatches || answer.data.state !== state) router.refresh();
      });
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [courseId, runId, isOpen, settledBatches, state, router]);
  return run;
}
