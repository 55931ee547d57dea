"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AskDialog } from "./ask-dialog";

type Props = { src: string; alt: string; onAlt: (alt: string) => void; onClosed: () => void };

/** What an image that is in the text already shows. */
export function AltDialog({ src, alt, onAlt, onClosed }: Props): ReactElement {
  const t = useTranslations("rich-editor.alt");
  const image = useTranslations("authoring.editor.image");
  const [words, setWords] = useState(alt);
  const apply = (): boolean => {
    onAlt(words.replaceAll(/\s+/g, " ").trim());
    return true;
  };
  return (
    <AskDialog title={t("title")} action={t("apply")} onSubmit={apply} onClosed={onClosed}>
      <img src={src} alt={image("preview")} referrerPolicy="no-referrer" className="max-h-64 max-w-full justify-self-start rounded-md" />
      <Field id="rich-alt" label={image("alt")} help={image("altHelp")}>
        <Input value={words} maxLength={300} autoComplete="off" onChange={(event) => setWords(event.target.value)} />
      </Field>
    </AskDialog>
  );
}
