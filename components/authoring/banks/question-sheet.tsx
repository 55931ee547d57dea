"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Archive } from "@/components/ui/icons";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toaster";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { toLocale } from "@/lib/i18n/locales";
import type { QuestionInput } from "@/lib/schemas/questions";
import type { BankQuestionPage } from "@/server/banks";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";
import { QuestionForm } from "./question-form";
import { QuestionHistory } from "./question-history";
import { QuestionLabels } from "./question-labels";

type Props = {
  bankId: string;
  /** Null for a new one. */
  questionId: string | null;
  canEdit: boolean;
  timeZone: string;
  onClose: () => void;
};

/** A question of a bank in a panel: its text, what sorts it, its versions and where it is used. */
export function QuestionSheet({ bankId, questionId, canEdit, timeZone, onClose }: Props): ReactElement {
  const t = useTranslations("banks.question");
  const locale = toLocale(useLocale());
  const { isBusy, refusal, run } = useStudioAction();
  const [page, setPage] = useState<BankQuestionPage | null>(null);
  const [unread, setUnread] = useState<Refusal | null>(null);
  useEffect(() => {
    if (questionId === null) return;
    let isHere = true;
    void askProcedure("banks", "question", { bankId, questionId }).then((answer) => {
      if (!isHere) return;
      setUnread(answer.ok ? null : answer.refusal);
      if (answer.ok) setPage(answer.data);
    });
    return () => {
      isHere = false;
    };
  }, [bankId, questionId]);
  const save = async (question: QuestionInput): Promise<void> => {
    const saved = await run<unknown>(() => (page ? callProcedure("banks", "saveQuestion", { bankId, questionId: page.questionId, version: page.version, question }) : callProcedure("banks", "addQuestion", { bankId, question })));
    if (!saved) return;
    toast(t("saved"));
    onClose();
  };
  const archive = async (isArchived: boolean): Promise<void> => {
    if (!page || !(await run(() => callProcedure("banks", "archiveQuestions", { bankId, questionIds: [page.questionId], isArchived })))) return;
    toast(t(isArchived ? "archivedDone" : "restoredDone"));
    onClose();
  };
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title={t(questionId === null ? "titleNew" : "titleEdit")} closeLabel={t("close")} className="question-sheet">
        <StudioRefusal refusal={unread} safe={t("notOpened")} />
        {questionId !== null && !page && !unread ? <p role="status">{t("reading")}</p> : null}
        {questionId === null || page ? <QuestionForm key={page?.version ?? 0} stored={page} canEdit={canEdit} isBusy={isBusy} refusal={refusal} onSave={(question) => void save(question)} /> : null}
        {page ? (
          <div className="mt-8 grid gap-8">
            <QuestionLabels question={page} canEdit={canEdit} />
            <QuestionHistory page={page} locale={locale} timeZone={timeZone} />
            {canEdit ? (
              <div>
                <Button variant="quiet" aria-disabled={isBusy} onClick={() => (isBusy ? undefined : void archive(!page.isArchived))}>
                  <Archive />
                  {t(page.isArchived ? "restore" : "archive")}
                </Button>
              </div>
            ) : null}
          </div>
        ) : null}
      </SheetContent>
    </Sheet>
  );
}
