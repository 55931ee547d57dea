"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { Annotation } from "@/lib/schemas/grades";
import { cutText } from "./cut-text";

type Props = { text: string; annotations: readonly Annotation[]; language: string; label: string };

/** A handed-in text as it was written, with the ranges that remarks are about, and the remarks by their numbers below. */
export function AnnotatedText({ text, annotations, language, label }: Props): ReactElement {
  const t = useTranslations("assignment.feedback");
  const ordered = annotations.toSorted((one, other) => one.start - other.start || one.end - other.end);
  return (
    <div className="grid gap-3">
      <div role="region" aria-label={label} tabIndex={0} lang={language} className="max-h-[32rem] overflow-auto rounded-md bg-surface px-4 py-3 whitespace-pre-wrap break-words">
        {cutText(text, ordered).map(({ start, words, about }) =>
          about.length === 0 ? (
            <span key={start}>{words}</span>
          ) : (
            <mark key={start}>
              {words}
              <sup>{about.map((at) => at + 1).join(", ")}</sup>
            </mark>
          ),
        )}
      </div>
      {ordered.length > 0 ? (
        <ol className="grid list-decimal gap-2 pl-6" aria-label={t("annotations")}>
          {ordered.map(({ id, start, end, text: remark }) => (
            <li key={id} className="whitespace-pre-wrap">
              <q className="meta block">{text.slice(start, Math.min(end, start + 120))}</q>
              {remark}
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
