"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ArrowDown, ArrowUp, Pencil, RefreshCw, Trash2 } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { groupQuestions, moveQuestion, stepQuestion, type Grouped } from "@/lib/domain/quiz-sections";
import { ItemFigures } from "../banks/item-figures";
import type { QuizEditor } from "../studio-types";
import { IconButton } from "./quiz-sections";

type Props = {
  questions: QuizEditor["questions"];
  sections: QuizEditor["sections"];
  canEdit: boolean;
  isBusy: boolean;
  /** The places of the questions that stay, in their new order: those before all sections, then those of each. */
  onArrange: (groups: Grouped) => void;
  /** Opens the form of the question at a place. */
  onEdit: (place: number) => void;
  /** Takes the newest version of the bank's question at a place. */
  onRenew: (place: number) => void;
};

/** Each question with what it asks, its type and its points, section by section, and the buttons that move or delete it. */
export function QuizQuestions({ questions, sections, canEdit, isBusy, onArrange, onEdit, onRenew }: Props): ReactElement {
  const t = useTranslations("studio-import.quiz");
  const words = useTranslations("studio-import.sections");
  const groups = groupQuestions(sections, questions.length);
  const last = questions.length - 1;
  const [focus, setFocus] = useState<string | null>(null);
  // What moved is another row by now: its button has the focus there too.
  useEffect(() => {
    if (focus !== null) document.getElementById(focus)?.focus();
  }, [focus, questions]);
  const arrange = (next: Grouped, place: number, button: string): void => {
    setFocus(`question-${next.flat().indexOf(place)}-${button}`);
    onArrange(next);
  };
  if (questions.length === 0) return <p className="text-ink-muted">{t("empty")}</p>;
  const sectionChoices = [{ value: 0, label: words("before") }, ...sections.map(({ title }, index) => ({ value: index + 1, label: title }))];
  const canStep = (index: number, group: number, step: 1 | -1): boolean => !isBusy && (step === 1 ? index < last || group < sections.length : index > 0 || group > 0);
  return (
    <div className="grid gap-4">
      {groups.map((group, number) => (
        <div key={sections[number - 1]?.id ?? "before"}>
          {number > 0 ? <h4 className="font-semibold">{sections[number - 1]?.title}</h4> : null}
          {number > 0 && group.length === 0 ? <p className="meta">{words("empty")}</p> : null}
          {group.length > 0 ? (
            <ol aria-label={sections[number - 1]?.title ?? t("questions")}>
              {group.map((index) => (
                <QuestionLine key={`${index}-${questions[index]?.stem}`} question={questions[index]} index={index} canRenew={canEdit} isBusy={isBusy} onRenew={onRenew}>
                  {canEdit ? (
                    <div className="flex flex-wrap items-center gap-1">
                      {sections.length > 0 ? (
                        <Select
                          id={`question-${index}-section`}
                          size="sm"
                          className="max-w-[14rem]"
                          aria-label={words("moveTo", { number: index + 1 })}
                          value={number}
                          aria-disabled={isBusy}
                          onChange={({ target }) => (isBusy ? undefined : arrange(moveQuestion(groups, index, Number(target.value)), index, "section"))}
                          choices={sectionChoices}
                        />
                      ) : null}
                      <IconButton id={`edit-question-${index}`} label={t("edit", { number: index + 1 })} isBusy={isBusy} onClick={() => onEdit(index)} icon={<Pencil />} />
                      <IconButton id={`question-${index}-up`} label={t("up", { number: index + 1 })} isBusy={!canStep(index, number, -1)} onClick={() => arrange(stepQuestion(groups, index, -1), index, "up")} icon={<ArrowUp />} />
                      <IconButton id={`question-${index}-down`} label={t("down", { number: index + 1 })} isBusy={!canStep(index, number, 1)} onClick={() => arrange(stepQuestion(groups, index, 1), index, "down")} icon={<ArrowDown />} />
                      <IconButton label={t("delete", { number: index + 1 })} isBusy={isBusy} onClick={() => onArrange(groups.map((each) => each.filter((place) => place !== index)))} icon={<Trash2 />} />
                    </div>
                  ) : null}
                </QuestionLine>
              ))}
            </ol>
          ) : null}
        </div>
      ))}
    </div>
  );
}

type LineProps = { question: QuizEditor["questions"][number] | undefined; index: number; canRenew: boolean; isBusy: boolean; onRenew: (place: number) => void; children: ReactElement | null };

function QuestionLine({ question, index, canRenew, isBusy, onRenew, children }: LineProps): ReactElement | null {
  const t = useTranslations("studio-import.quiz");
  const banks = useTranslations("banks.quiz");
  if (!question) return null;
  const { type, title, stem, points, bank, statistics } = question;
  return (
    <li className="flex flex-wrap items-start gap-3 border-t border-line py-3" data-question="">
      <div className="min-w-0 flex-1">
        <p>
          <span className="tabular-nums">{index + 1}.</span> {stem || title}
        </p>
        <p className="meta mt-1">
          <Badge>{t(`type.${type}`)}</Badge> {t("points", { points })}
          {bank ? <> · {banks("fromBank", { version: bank.version })}</> : null}
        </p>
        {type === "information" || statistics.attempts === 0 ? null : <ItemFigures statistics={statistics} />}
        {canRenew && bank && bank.newest !== null && bank.newest > bank.version ? (
          <Button size="sm" className="mt-2" aria-label={banks("renewLabel", { version: bank.newest, number: index + 1 })} aria-disabled={isBusy} onClick={isBusy ? undefined : () => onRenew(index)}>
            <RefreshCw />
            {banks("renew", { version: bank.newest })}
          </Button>
        ) : null}
      </div>
      {children}
    </li>
  );
}
