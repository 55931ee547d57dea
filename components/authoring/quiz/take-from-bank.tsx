"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { BankPage, BankSummary } from "@/server/banks";
import { StudioRefusal } from "../studio-refusal";
import type { QuizEditor } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { BankSelect } from "./bank-select";

type Props = { courseId: string; lessonId: string; quiz: QuizEditor; banks: readonly BankSummary[] };

/** Two ways between a quiz and a bank: questions of the bank into the quiz, and the quiz's own into the bank. */
export function TakeFromBank({ courseId, lessonId, quiz: { version, questions }, banks }: Props): ReactElement {
  const t = useTranslations("banks.quiz");
  const { isBusy, refusal, run } = useStudioAction();
  const own = banks.filter(({ ownerName }) => ownerName === null);
  const copy = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const bankId = String(new FormData(event.currentTarget).get("bank"));
    if (isBusy) return;
    const copied = await run(() => callProcedure("authoring", "copyQuestions", { courseId, lessonId, bankId }));
    if (copied) toast(t("copied", { count: copied.count }));
  };
  const take = async (bankId: string, questionIds: string[]): Promise<boolean> => {
    const taken = await run(() => callProcedure("authoring", "takeBankQuestions", { courseId, lessonId, version, bankId, questionIds }));
    if (taken) toast(t("added", { count: taken.count }));
    return taken !== null;
  };
  return (
    <div className="grid gap-3">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <details className="rounded-md border border-line px-4 py-3">
        <summary className="cursor-pointer font-semibold">{t("add")}</summary>
        <div className="mt-4">{banks.length === 0 ? <BankSelect id="take-bank" banks={banks} /> : <PickQuestions banks={banks} isBusy={isBusy} onTake={take} />}</div>
      </details>
      {questions.length > 0 ? (
        <details className="rounded-md border border-line px-4 py-3">
          <summary className="cursor-pointer font-semibold">{t("copy")}</summary>
          <form noValidate onSubmit={(event) => void copy(event)} className="mt-4 grid max-w-[28rem] gap-4">
            <BankSelect id="copy-bank" banks={own} />
            {own.length === 0 ? null : (
              <div>
                <Button type="submit" busy={isBusy}>
                  {t("copyAction", { count: questions.length })}
                </Button>
              </div>
            )}
          </form>
        </details>
      ) : null}
    </div>
  );
}

function PickQuestions({ banks, isBusy, onTake }: { banks: readonly BankSummary[]; isBusy: boolean; onTake: (bankId: string, questionIds: string[]) => Promise<boolean> }): ReactElement {
  const t = useTranslations("banks.quiz");
  const types = useTranslations("studio-import.quiz.type");
  const [found, setFound] = useState<BankPage | null>(null);
  const [unread, setUnread] = useState<Refusal | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const find = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const answer = await askProcedure("banks", "bank", { bankId: String(given.get("bank")), text: String(given.get("text")) });
    setUnread(answer.ok ? null : answer.refusal);
    setChosen([]);
    setFound(answer.ok ? answer.data : null);
  };
  const take = async (): Promise<void> => {
    if (found && !isBusy && (await onTake(found.bankId, [...chosen]))) setChosen([]);
  };
  return (
    <div className="grid gap-4">
      <form role="search" noValidate onSubmit={(event) => void find(event)} className="flex flex-wrap items-end gap-3">
        <BankSelect id="take-bank" banks={banks} onChange={() => setFound(null)} />
        <Field id="take-text" label={t("search")} className="min-w-[10rem] flex-1">
          <Input name="text" type="search" maxLength={200} />
        </Field>
        <Button type="submit">{t("find")}</Button>
      </form>
      <StudioRefusal refusal={unread} safe={t("refused")} />
      {found ? (
        <>
          <fieldset>
            <legend className="field-label">{t("pick")}</legend>
            {found.items.length === 0 ? <p>{t("nothing")}</p> : null}
            {found.items.map(({ questionId, stem, type }) => (
              <Checkbox
                key={questionId}
                label={stem || types(type)}
                help={types(type)}
                checked={chosen.includes(questionId)}
                onChange={({ target }) => setChosen(target.checked ? [...chosen, questionId] : chosen.filter((id) => id !== questionId))}
              />
            ))}
            {found.nextCursor ? <p className="meta mt-2">{t("more")}</p> : null}
          </fieldset>
          {chosen.length > 0 ? (
            <div>
              <Button variant="primary" busy={isBusy} onClick={() => void take()}>
                {t("picked", { count: chosen.length })}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
