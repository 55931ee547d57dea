"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toaster";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type CallResult, type Refusal } from "@/lib/client/call-procedure";
import { formatClock } from "@/lib/i18n/format";
import type { CaptionDraftEntry } from "../studio-types";
import { StudioRefusal } from "../studio-refusal";

type Place = { courseId: string; lessonId: string };
type Props = { place: Place; drafts: readonly CaptionDraftEntry[]; onChanged: () => Promise<void>; onTakenOver: (captionId: string) => void };

/** Captions that a machine writes down: on their way, there to be read and taken over, or failed with the reason. */
export function CaptionDrafts({ place, drafts, onChanged, onTakenOver }: Props): ReactElement | null {
  const t = useTranslations("studio-media.draft");
  const captions = useTranslations("studio-media.captions");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = async <T,>(call: Promise<CallResult<T>>): Promise<T | null> => {
    const result = await call;
    setRefusal(result.ok ? null : result.refusal);
    await onChanged();
    return result.ok ? result.data : null;
  };
  const takeOver = async (draftId: string): Promise<void> => {
    const taken = await act(callProcedure("authoring", "takeOverCaptions", { ...place, draftId }));
    if (!taken) return;
    toast(t("takenOver"));
    onTakenOver(taken.captionId);
  };
  const discard = (draftId: string) => void act(callProcedure("authoring", "discardCaptionDraft", { ...place, draftId }));
  const again = (language: string) => void act(callProcedure("authoring", "draftCaptions", { ...place, language }));
  if (drafts.length === 0 && !refusal) return null;
  return (
    <div className="mb-4 grid gap-3">
      <StudioRefusal refusal={refusal} safe={captions("refused")} />
      {drafts.map((draft) => {
        if (draft.state === "ready") return <ReadyDraft key={draft.draftId} place={place} draft={draft} onTakeOver={() => void takeOver(draft.draftId)} onDiscard={() => discard(draft.draftId)} />;
        if (draft.state === "failed") return <FailedDraft key={draft.draftId} draft={draft} onAgain={() => again(draft.language)} onDiscard={() => discard(draft.draftId)} />;
        return (
          <div key={draft.draftId} role="status" data-draft-state={draft.state} className="grid gap-1">
            <p className="font-semibold">{t("hearing", { label: draft.label })}</p>
            <p className="meta">{t("hearingText")}</p>
            <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => discard(draft.draftId)}>
              {t("stop")}
            </Button>
          </div>
        );
      })}
    </div>
  );
}

function ReadyDraft({ place, draft, onTakeOver, onDiscard }: { place: Place; draft: CaptionDraftEntry; onTakeOver: () => void; onDiscard: () => void }): ReactElement {
  const t = useTranslations("studio-media.draft");
  const [cues, setCues] = useState<readonly { startSeconds: number; text: string }[] | null>(null);
  const read = async (): Promise<void> => {
    const answer = await askProcedure("authoring", "captionDraft", { ...place, draftId: draft.draftId });
    if (answer.ok) setCues(answer.data.cues);
  };
  return (
    <Callout tone="info" title={t("ready", { label: draft.label })}>
      <p className="mb-3">{t("readyText")}</p>
      {cues ? (
        <ol className="mb-3 max-h-64 overflow-auto" tabIndex={0} aria-label={t("ready", { label: draft.label })} lang={draft.language}>
          {cues.map(({ startSeconds, text }) => (
            <li key={startSeconds} className="flex gap-3 py-1">
              <span className="meta tabular-nums">{formatClock(startSeconds)}</span>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      ) : null}
      <DraftActions onDiscard={onDiscard}>
        <Button size="sm" onClick={onTakeOver}>
          {t("takeOver")}
        </Button>
        {cues ? null : (
          <Button size="sm" onClick={() => void read()}>
            {t("read")}
          </Button>
        )}
      </DraftActions>
    </Callout>
  );
}

function FailedDraft({ draft, onAgain, onDiscard }: { draft: CaptionDraftEntry; onAgain: () => void; onDiscard: () => void }): ReactElement {
  const t = useTranslations("studio-media.draft");
  const reason = draft.failure ?? "";
  return (
    <Callout tone="warning" title={t("failed", { label: draft.label })}>
      <p className="mb-3">
        {t("failure", { code: reason, reason })} {t("failedText")}
      </p>
      <DraftActions onDiscard={onDiscard}>
        <Button size="sm" onClick={onAgain}>
          {t("again")}
        </Button>
      </DraftActions>
    </Callout>
  );
}

/** What can be done with a draft, and last the way to be rid of it. */
function DraftActions({ onDiscard, children }: { onDiscard: () => void; children: ReactNode }): ReactElement {
  const t = useTranslations("studio-media.draft");
  return (
    <div className="flex flex-wrap gap-3">
      {children}
      <Button size="sm" variant="quiet" onClick={onDiscard}>
        {t("discard")}
      </Button>
    </div>
  );
}
