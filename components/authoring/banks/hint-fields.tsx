"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { MAX_HINTS } from "@/lib/schemas/question-parts";
import { moved } from "../assignment/rubric-parts";
import { addHint, type HintDraft } from "./hint-draft";

type Props = { hints: readonly HintDraft[]; errorOf: (id: string) => string | undefined; onChange: (hints: HintDraft[]) => void };

/** The hints of a question in the order in which they are shown, each with what it costs. */
export function HintFields({ hints, errorOf, onChange }: Props): ReactElement {
  const t = useTranslations("banks.question.hints");
  const set = (index: number, changes: Partial<HintDraft>): void => onChange(hints.map((hint, at) => (at === index ? { ...hint, ...changes } : hint)));
  const add = (): void => {
    const next = addHint(hints);
    onChange(next);
    requestAnimationFrame(() => document.getElementById(`hint-${next.at(-1)?.id}`)?.focus());
  };
  return (
    <fieldset>
      <legend className="field-label">{t("title")}</legend>
      <p className="meta mb-3">{t("help")}</p>
      <ol className="grid gap-4">
        {hints.map(({ id, text, cost }, index) => {
          const number = index + 1;
          return (
            <li key={id} className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
              <Field id={`hint-${id}`} label={t(text.format === "markdown" ? "text" : "textOther", { number })} error={errorOf(`hint-${id}`)}>
                <Textarea rows={2} value={text.text} onChange={({ target }) => set(index, { text: { ...text, text: target.value } })} />
              </Field>
              <Field id={`hint-cost-${id}`} label={t("cost", { number })} error={errorOf(`hint-cost-${id}`)}>
                <Input inputMode="decimal" value={cost} onChange={({ target }) => set(index, { cost: target.value })} />
              </Field>
              <div className="flex gap-1 sm:mt-7">
                <Button iconOnly variant="quiet" aria-label={t("up", { number })} disabled={index === 0} onClick={() => onChange(moved(hints, index, -1))}>
                  <ArrowUp size="alone" />
                </Button>
                <Button iconOnly variant="quiet" aria-label={t("down", { number })} disabled={number === hints.length} onClick={() => onChange(moved(hints, index, 1))}>
                  <ArrowDown size="alone" />
                </Button>
                <Button iconOnly variant="quiet" aria-label={t("remove", { number })} onClick={() => onChange(hints.filter((hint) => hint.id !== id))}>
                  <Trash2 size="alone" />
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <Button size="sm" className="mt-3" disabled={hints.length >= MAX_HINTS} onClick={add}>
        <Plus />
        {t("add")}
      </Button>
    </fieldset>
  );
}
