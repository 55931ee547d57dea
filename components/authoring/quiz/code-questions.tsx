"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";
import type { CodeQuestionEditor } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { CodeQuestionForm } from "./code-question-form";

type Props = {
  courseId: string;
  lessonId: string;
  /** Of the quiz on screen. */
  version: string;
  canEdit: boolean;
  /** The list of questions, given the way to edit one. */
  children: (edit: (place: number) => void) => ReactNode;
};

type Open = { place: number | null; stored: CodeQuestionEditor["question"] | null; version: string };

/** The quiz's questions with the form of a code question below them while one is written. */
export function CodeQuestions({ courseId, lessonId, version, canEdit, children }: Props): ReactElement {
  const t = useTranslations("code.question");
  const [open, setOpen] = useState<Open | null>(null);
  const [unread, setUnread] = useState<Refusal | null>(null);
  const { isBusy, refusal, run } = useStudioAction();
  const [returnTo, setReturnTo] = useState<string | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  // The button that opened the form is there again once the form is gone.
  useEffect(() => {
    if (returnTo !== null) (document.getElementById(returnTo) ?? add.current)?.focus();
  }, [returnTo]);

  const edit = async (place: number): Promise<void> => {
    const answer = await askProcedure("authoring", "codeQuestion", { courseId, lessonId, place });
    setUnread(answer.ok ? null : answer.refusal);
    setReturnTo(null);
    if (answer.ok) setOpen({ place, stored: answer.data.question, version: answer.data.version });
  };
  const close = (): void => {
    const place = open?.place ?? null;
    setReturnTo(place === null ? "add-code-question" : `edit-question-${place}`);
    setOpen(null);
  };
  const save = async (question: CodeQuestionEditor["question"]): Promise<void> => {
    if (!open) return;
    const { place } = open;
    const saved = await run(() => callProcedure("authoring", "saveCodeQuestion", { courseId, lessonId, place, version: open.version, question }));
    if (!saved) return;
    toast(t("saved"));
    close();
  };
  return (
    <>
      {children((place) => void edit(place))}
      <StudioRefusal refusal={unread} safe={t("notOpened")} />
      {open ? (
        <CodeQuestionForm key={open.place ?? "new"} courseId={courseId} number={open.place === null ? null : open.place + 1} stored={open.stored} isBusy={isBusy} refusal={refusal} onSave={(question) => void save(question)} onClose={close} />
      ) : null}
      {canEdit && !open ? (
        <div>
          <Button
            ref={add}
            id="add-code-question"
            onClick={() => {
              setReturnTo(null);
              setOpen({ place: null, stored: null, version });
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
