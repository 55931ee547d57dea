"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ArrowDown, ArrowUp, Pencil, RefreshCw, Trash2 } from "@/components/ui/icons";
import { ItemFigures } from "../banks/item-figures";
import type { QuizEditor } from "../studio-types";

type Props = {
  questions: QuizEditor["questions"];
  canEdit: boolean;
  isBusy: boolean;
  /** The places of the questions that stay, in their new order. */
  onOrder: (order: number[]) => void;
  /** Opens the form of the question at a place. */
  onEdit: (place: number) => void;
  /** Takes the newest version of the bank's question at a place. */
  onRenew: (place: number) => void;
};

/** Each question with what it asks, its type and its points, and the buttons that move or delete it. */
export function QuizQuestions({ questions, canEdit, isBusy, onOrder, onEdit, onRenew }: Props): ReactElement {
  const t = useTranslations("studio-import.quiz");
  const banks = useTranslations("banks.quiz");
  const places = questions.map((_, index) => index);
  const move = (from: number, to: number): void => onOrder(places.toSpliced(from, 1).toSpliced(to, 0, from));
  if (questions.length === 0) return <p className="text-ink-muted">{t("empty")}</p>;
  return (
    <ol aria-label={t("questions")}>
      {questions.map(({ type, title, stem, points, bank, statistics }, index) => (
        <li key={`${index}-${stem}`} className="flex flex-wrap items-start gap-3 border-t border-line py-3" data-question="">
          <div className="min-w-0 flex-1">
            <p>
              <span className="tabular-nums">{index + 1}.</span> {stem || title}
            </p>
            <p className="meta mt-1">
              <Badge>{t(`type.${type}`)}</Badge> {t("points", { points })}
              {bank ? <> · {banks("fromBank", { version: bank.version })}</> : null}
            </p>
            {type === "information" || statistics.attempts === 0 ? null : <ItemFigures statistics={statistics} />}
            {canEdit && bank && bank.newest !== null && bank.newest > bank.version ? (
              <Button size="sm" className="mt-2" aria-label={banks("renewLabel", { version: bank.newest, number: index + 1 })} aria-disabled={isBusy} onClick={isBusy ? undefined : () => onRenew(index)}>
                <RefreshCw />
                {banks("renew", { version: bank.newest })}
              </Button>
            ) : null}
          </div>
          {canEdit ? (
            <div className="flex gap-1">
              <Button id={`edit-question-${index}`} size="sm" variant="quiet" iconOnly aria-label={t("edit", { number: index + 1 })} aria-disabled={isBusy} onClick={isBusy ? undefined : () => onEdit(index)}>
                <Pencil />
              </Button>
              <Button size="sm" variant="quiet" iconOnly aria-label={t("up", { number: index + 1 })} aria-disabled={isBusy || index === 0} onClick={isBusy || index === 0 ? undefined : () => move(index, index - 1)}>
                <ArrowUp />
              </Button>
              <Button size="sm" variant="quiet" iconOnly aria-label={t("down", { number: index + 1 })} aria-disabled={isBusy || index === questions.length - 1} onClick={isBusy || index === questions.length - 1 ? undefined : () => move(index, index + 1)}>
                <ArrowDown />
              </Button>
              <Button size="sm" variant="quiet" iconOnly aria-label={t("delete", { number: index + 1 })} aria-disabled={isBusy} onClick={isBusy ? undefined : () => onOrder(places.filter((place) => place !== index))}>
                <Trash2 />
              </Button>
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
