"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { AskDialog } from "./ask-dialog";
import { drawFormula } from "./nodes/draw-formula";

type Props = { value: string; onValue: (value: string) => void; onClosed: () => void };

/** The source of a formula, drawn while it is written. */
export function FormulaDialog({ value, onValue, onClosed }: Props): ReactElement {
  const t = useTranslations("rich-editor.formula");
  const [source, setSource] = useState(value);
  const drawing = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (drawing.current) drawFormula(drawing.current, source, true);
  }, [source]);
  const apply = (): boolean => {
    if (source.trim() !== "") onValue(source.replaceAll(/\s*\n\s*/g, " ").trim());
    return true;
  };
  return (
    <AskDialog title={t("title")} action={t("apply")} onSubmit={apply} onClosed={onClosed}>
      <Field id="rich-formula" label={t("source")} help={t("sourceHelp")}>
        <Textarea rows={2} className="mono" spellCheck={false} value={source} onChange={(event) => setSource(event.target.value)} />
      </Field>
      <div ref={drawing} className="rich-drawing" aria-label={t("drawing")} role="group" tabIndex={0} />
    </AskDialog>
  );
}
