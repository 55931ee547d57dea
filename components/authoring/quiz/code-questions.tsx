"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";
import type { CodeQuestionEditor } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { CodeQuestionForm } from "./code-question-form";
import { useOpenQuestion } from "./use-open-question";

type Props = {
  courseId: string;
  lessonId: string;
  /** Of the quiz on screen. */
  version: string;
  canEdit: boolean;
  /** The list of questions, given the way to edit one. */
  children: (edit: (place: number) => void) => ReactNode;
};

/** The quiz's questions with the form of a code question below them while one is written. */
export function CodeQuestions({ courseId, lessonId, version, canEdit, children }: Props): ReactElement {
  const t = useTranslations("code.question");
  const question = useOpenQuestion((place) => askProcedure("authoring", "codeQuestion", { courseId, lessonId, place }));
  const { open, unread } = question;
  const { isBusy, refusal, run } = useStudioAction();
  const [returnTo, setReturnTo] = useState<string | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  // The button that opened the form is there again once the form is gone.
  useEffect(() => {
    if (returnTo !== null) (document.getElementById(returnTo) ?? add.current)?.focus();
  }, [returnTo]);

  const edit = async (place: number): Promise<void> => {
    setReturnTo(null);
    await question.edit(place);
  };
  const close = (): void => {
    const place = open?.place ?? null;
    setReturnTo(place === null ? "add-code-question" : `edit-question-${place}`);
    question.close();
  };
  const save = async (written: CodeQuestionEditor["question"]): Promise<void> => {
    if (!open) return;
    const { place } = open;
    const saved = await run(() => callProcedure("authoring", "saveCodeQuestion", { courseId, lessonId, place, version: open.version, question: written }));
    if (!saved) return;
    toast(t("saved"));
    close();
  };
  return (
    <>
      {children((place) => void edit(place))}
      <StudioRefusal refusal={unread} safe={t("notOpened")} />
      {open ? (
        <CodeQuestionForm key={open.place ?? "new"} courseId={courseId} number={open.place === null ? null : open.place + 1} stored={open.stored?.question ?? null} isBusy={isBusy} refusal={refusal} onSave={(written) => void save(written)} onClose={close} />
      ) : null}
      {canEdit && !open ? (
        <div>
          <Button
            ref={add}
            id="add-code-question"
            onClick={() => {
              setReturnTo(null);
              question.begin(version);
            }}
          >
            <Code />
            {t("add")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
