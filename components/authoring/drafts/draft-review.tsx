"use client";

import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import type { QuestionInput } from "@/lib/schemas/questions";
import type { DraftEntry, DraftsPage } from "@/server/drafts";
import { QuestionForm } from "../banks/question-form";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";
import { DraftCard } from "./draft-card";
import { targetOf, TargetSelect } from "./target-select";

type Props = { courseId: string; page: DraftsPage; drafts: readonly DraftEntry[]; target: string; base: string };

/** The drafts that wait for a person: each is accepted, edited or put aside, by pointer or by keys; nothing goes anywhere by itself. */
export function DraftReview({ courseId, page, drafts, target, base }: Props): ReactElement {
  const t = useTranslations("drafts.review");
  const { isBusy, refusal, run } = useStudioAction();
  const [into, setInto] = useState(target);
  const [editing, setEditing] = useState<string | null>(null);
  // What was decided leaves at once; the page follows.
  const [gone, setGone] = useState<readonly string[]>([]);
  const shown = drafts.filter(({ draftId }) => !gone.includes(draftId));
  const edited = shown.find(({ draftId }) => draftId === editing);
  const settle = (ids: readonly string[]): void => {
    const next = nextAfter(shown, ids);
    setGone([...gone, ...ids]);
    requestAnimationFrame(() => document.getElementById(next ?? "drafts-title")?.focus());
  };
  const accept = async (ids: string[]): Promise<void> => {
    const taken = await run(() => callProcedure("drafts", "accept", { courseId, draftIds: ids, target: targetOf(into) }));
    if (!taken) return;
    toast(t("accepted", { count: taken.count }));
    settle(ids);
  };
  const reject = async (ids: string[]): Promise<void> => {
    if (await run(() => callProcedure("drafts", "reject", { courseId, draftIds: ids }))) settle(ids);
  };
  const save = async (draftId: string, question: QuestionInput): Promise<void> => {
    if (!(await run(() => callProcedure("drafts", "save", { courseId, draftId, question })))) return;
    toast(t("saved"));
    setEditing(null);
  };
  const press = (event: KeyboardEvent): void => {
    const { target: element } = event;
    if (isBusy || event.ctrlKey || event.metaKey || event.altKey || !(element instanceof HTMLElement) || element.closest("input, textarea, select, [role=dialog]")) return;
    const id = element.closest("[data-draft]")?.id;
    const at = shown.findIndex(({ draftId }) => draftId === id);
    const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
    if (step !== 0) document.getElementById(shown[Math.min(shown.length - 1, Math.max(0, at + step))]?.draftId ?? "")?.focus();
    else if (id && event.key === "a") void accept([id]);
    else if (id && event.key === "r") void reject([id]);
    else if (id && event.key === "e") setEditing(id);
    else return;
    event.preventDefault();
  };
  const all = shown.map(({ draftId }) => draftId);
  return (
    <section aria-labelledby="drafts-title" className="grid gap-4 border-t border-line pt-5">
      <h2 id="drafts-title" tabIndex={-1} className="t-item">
        {t("title", { count: shown.length })}
      </h2>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {shown.length === 0 ? <p className="text-ink-muted">{t("empty")}</p> : null}
      {shown.length > 0 ? (
        <>
          <div className="flex flex-wrap items-end gap-3">
            <TargetSelect id="accept-target" label={t("into")} page={page} chosen={into} onChange={setInto} />
            <Button aria-disabled={isBusy} onClick={isBusy ? undefined : () => void accept(all)}>
              {t("acceptAll", { count: shown.length })}
            </Button>
            <Button variant="quiet" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void reject(all)}>
              {t("rejectAll", { count: shown.length })}
            </Button>
          </div>
          <p className="meta hidden md:block">{t("keys")}</p>
          <ol aria-label={t("list")} onKeyDown={press}>
            {shown.map((draft, index) => (
              <DraftCard key={draft.draftId} draft={draft} number={index + 1} isBusy={isBusy} base={base} onAccept={() => void accept([draft.draftId])} onReject={() => void reject([draft.draftId])} onEdit={() => setEditing(draft.draftId)} />
            ))}
          </ol>
        </>
      ) : null}
      {edited ? (
        <Sheet open onOpenChange={(open) => (open ? undefined : setEditing(null))}>
          <SheetContent title={t("editTitle")} closeLabel={t("close")} className="question-sheet">
            <QuestionForm stored={{ question: edited.question, version: 0 }} saveLabel={t("save")} canEdit isBusy={isBusy} refusal={refusal} onSave={(question) => void save(edited.draftId, question)} />
          </SheetContent>
        </Sheet>
      ) : null}
    </section>
  );
}

/** The draft that follows those that leave, or the one before them. */
function nextAfter(shown: readonly DraftEntry[], ids: readonly string[]): string | null {
  const last = shown.findLastIndex(({ draftId }) => ids.includes(draftId));
  const stays = shown.filter(({ draftId }) => !ids.includes(draftId));
  return (shown.slice(last + 1).find(({ draftId }) => !ids.includes(draftId)) ?? stays.at(-1))?.draftId ?? null;
}
