"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AskDialog } from "./ask-dialog";

/** Asks where the selected words lead, or for words and address where none are selected. */
export function LinkDialog({ editor, onClosed }: { editor: Editor; onClosed: () => void }): ReactElement {
  const t = useTranslations("rich-editor.link");
  const [known] = useState(() => String(editor.getAttributes("link").href ?? ""));
  const [needsWords] = useState(() => editor.state.selection.empty && known === "");
  const [href, setHref] = useState(known);
  const [words, setWords] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const apply = (): boolean => {
    const address = toAddress(href);
    setIsWrong(address === null);
    if (address === null) return false;
    const attrs = { href: address, title: null, reference: null };
    if (needsWords) editor.chain().insertContent({ type: "text", text: words.trim() || address, marks: [{ type: "link", attrs }] }).run();
    else editor.chain().extendMarkRange("link").setMark("link", attrs).run();
    return true;
  };
  const remove = known === "" ? undefined : { label: t("remove"), onChoose: () => void editor.chain().extendMarkRange("link").unsetLink().run() };
  return (
    <AskDialog title={t("title")} action={t("apply")} other={remove} onSubmit={apply} onClosed={onClosed}>
      {needsWords ? (
        <Field id="rich-link-words" label={t("words")} help={t("wordsHelp")}>
          <Input value={words} autoComplete="off" onChange={(event) => setWords(event.target.value)} />
        </Field>
      ) : null}
      <Field id="rich-link-address" label={t("address")} help={t("addressHelp")} error={isWrong ? t("wrong") : undefined}>
        <Input value={href} inputMode="url" autoComplete="off" spellCheck={false} onChange={(event) => setHref(event.target.value)} />
      </Field>
    </AskDialog>
  );
}

/** An address that the renderer lets through; null for another. A bare domain is one of the web's. */
function toAddress(written: string): string | null {
  const address = written.trim().replaceAll(/\s/g, "%20");
  if (address === "") return null;
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#:]|$)/i.test(address) && !/\.(?:md|pdf|zip|png|jpe?g)$/i.test(address)) return `https://${address}`;
  if (/^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i.test(address)) return `mailto:${address}`;
  return /^(?:https?:|mailto:)/i.test(address) || !/^[^/?#]*:/.test(address) ? address : null;
}
