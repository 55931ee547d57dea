"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { ArrowDown, ArrowUp } from "@/components/ui/icons";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";
import { InlineHtml, plainWords } from "./inline-html";

type Props = { question: Extract<ShownQuestion, { type: "ordering" }>; language: string; labelledBy: string; value: QuestionResponse | undefined; onChange: (response: QuestionResponse) => void };

/** Items that move up and down by their buttons. The focus goes along, and the new place is said. */
export function OrderingField({ question: { items }, language, labelledBy, value, onChange }: Props): ReactElement {
  const t = useTranslations("quiz.question");
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ id: string; key: string } | null>(null);
  const order = value?.type === "ordering" && value.order.length === items.length ? value.order : items.map(({ id }) => id);
  const shown = order.flatMap((id) => items.filter((item) => item.id === id));
  useLayoutEffect(() => {
    if (moved) list.current?.querySelector<HTMLButtonElement>(`[data-move="${CSS.escape(moved.key)}"]`)?.focus();
  }, [moved, value]);
  const move = (from: number, to: number, key: string): void => {
    const id = order[from];
    if (id === undefined || to < 0 || to >= order.length) return;
    onChange({ type: "ordering", order: order.toSpliced(from, 1).toSpliced(to, 0, id) });
    setMoved({ id, key });
  };
  const at = moved ? shown.findIndex(({ id }) => id === moved.id) : -1;
  return (
    <>
      <ol ref={list} aria-labelledby={labelledBy} className="quiz-order">
        {shown.map(({ id, text }, index) => (
          <li key={id} className="quiz-order-item">
            <span className="quiz-order-place" aria-hidden>
              {index + 1}
            </span>
            <span className="min-w-0 flex-1">
              <InlineHtml html={text} lang={language} />
            </span>
            <Button variant="quiet" iconOnly data-move={`${id} up`} aria-label={t("up", { item: plainWords(text) })} aria-disabled={index === 0} onClick={() => move(index, index - 1, `${id} up`)}>
              <ArrowUp />
            </Button>
            <Button variant="quiet" iconOnly data-move={`${id} down`} aria-label={t("down", { item: plainWords(text) })} aria-disabled={index === shown.length - 1} onClick={() => move(index, index + 1, `${id} down`)}>
              <ArrowDown />
            </Button>
          </li>
        ))}
      </ol>
      <p className="meta mt-2" role="status">
        {at >= 0 ? t("moved", { item: plainWords(shown[at]?.text ?? ""), place: at + 1, total: shown.length }) : value?.type === "ordering" ? "" : t("untouched")}
      </p>
    </>
  );
}
