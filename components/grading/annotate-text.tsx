"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Trash2 } from "@/components/ui/icons";
import { Textarea } from "@/components/ui/textarea";
import type { Annotation } from "@/lib/schemas/grades";
import { AnnotatedText } from "./annotated-text";

type Props = { text: string; annotations: readonly Annotation[]; language: string; onChange: (annotations: Annotation[]) => void };

/**
 * Remarks on ranges of a text. To remark, the text stands in a field that can be read and not changed: there a range is
 * chosen alike by pointer, by touch, and with Shift and the arrow keys.
 */
export function AnnotateText({ text, annotations, language, onChange }: Props): ReactElement {
  const t = useTranslations("grading.annotate");
  const field = useRef<HTMLTextAreaElement>(null);
  const [range, setRange] = useState<{ start: number; end: number } | null>(null);
  const [remark, setRemark] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const choose = (): void => {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = field.current ?? {};
    setRange(end > start ? { start, end } : null);
  };
  const add = (): void => {
    if (!range || remark.trim() === "") return;
    const taken = new Set(annotations.map(({ id }) => id));
    let number = annotations.length + 1;
    while (taken.has(`n${number}`)) number += 1;
    onChange([...annotations, { id: `n${number}`, ...range, text: remark.trim() }].toSorted((one, other) => one.start - other.start || one.end - other.end));
    setRemark("");
    setRange(null);
    field.current?.focus();
  };
  return (
    <div className="grid gap-4">
      {isOpen ? (
        <>
          <Field id="annotate-range" label={t("range")} help={t("rangeHelp")}>
            <Textarea ref={field} readOnly rows={14} value={text} lang={language} onSelect={choose} />
          </Field>
          {range ? <q className="meta break-words">{text.slice(range.start, Math.min(range.end, range.start + 160))}</q> : null}
          <Field id="annotate-remark" label={t("remark")}>
            <Textarea rows={2} maxLength={4000} value={remark} onChange={(event) => setRemark(event.target.value)} />
          </Field>
          <div className="flex flex-wrap gap-3">
            <Button disabled={!range || remark.trim() === ""} onClick={add}>
              {t("add")}
            </Button>
            <Button variant="quiet" onClick={() => setIsOpen(false)}>
              {t("close")}
            </Button>
          </div>
          <ul className="grid gap-2">
            {annotations.map((annotation, index) => (
              <li key={annotation.id} className="flex items-start gap-2">
                <span className="min-w-0 flex-1 break-words">{`${index + 1}. ${annotation.text}`}</span>
                <Button iconOnly size="sm" variant="quiet" aria-label={t("remove", { number: index + 1 })} onClick={() => onChange(annotations.filter(({ id }) => id !== annotation.id))}>
                  <Trash2 size="alone" />
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <AnnotatedText text={text} annotations={annotations} language={language} label={t("text")} />
          <div>
            <Button size="sm" onClick={() => setIsOpen(true)}>
              {t("open")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
