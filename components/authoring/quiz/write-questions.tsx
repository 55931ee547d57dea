"use client";

import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Plus } from "@/components/ui/icons";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toaster";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure } from "@/lib/client/call-procedure";
import type { QuestionInput } from "@/lib/schemas/questions";
import { QuestionForm } from "../banks/question-form";
import { StudioRefusal } from "../studio-refusal";
import type { RubricToUse } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { useOpenQuestion } from "./use-open-question";

type Props = {
  courseId: string;
  lessonId: string;
  /** Of the quiz on screen. */
  version: string;
  rubrics: readonly RubricToUse[];
  canEdit: boolean;
  /** The list of questions, given the way to edit one. */
  children: (edit: (place: number) => void) => ReactNode;
};

/** The quiz's questions with a panel in which one is written, the same as in a bank. */
export function WriteQuestions({ courseId, lessonId, version, rubrics, canEdit, children }: Props): ReactElement {
  const t = useTranslations("banks.question");
  const { isBusy, refusal, run } = useStudioAction();
  const { open, unread, edit, begin, close } = useOpenQuestion((place) => askProcedure("authoring", "quizQuestion", { courseId, lessonId, place }));
  const save = async (question: QuestionInput): Promise<void> => {
    if (!open || !(await run(() => callProcedure("authoring", "saveQuizQuestion", { courseId, lessonId, place: open.place, version: open.version, question })))) return;
    toast(t("saved"));
    close();
  };
  return (
    <>
      {children((place) => void edit(place))}
      <StudioRefusal refusal={unread} safe={t("notOpened")} />
      {canEdit ? (
        <div>
          <Button id="add-question" onClick={() => begin(version)}>
            <Plus />
            {t("add")}
          </Button>
        </div>
      ) : null}
      <Sheet open={open !== null} onOpenChange={(isOpen) => (isOpen ? undefined : close())}>
        {open ? (
          <SheetContent title={t(open.place === null ? "titleNew" : "titleEdit")} closeLabel={t("close")} className="question-sheet">
            <QuestionForm key={open.place ?? "new"} stored={open.stored && { question: open.stored.question }} rubrics={rubrics} canEdit={canEdit} isBusy={isBusy} refusal={refusal} onSave={(question) => void save(question)} />
          </SheetContent>
        ) : null}
      </Sheet>
    </>
  );
}
