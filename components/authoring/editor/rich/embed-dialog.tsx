"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { EMBED_NAMES, embedTarget } from "@/lib/markdown/embeds/providers";
import { AskDialog } from "./ask-dialog";

type Props = { url: string; title: string; onEmbed: (embed: { url: string; title: string }) => void; onClosed: () => void };

/** Where content of elsewhere is, and what it is called. */
export function EmbedDialog({ url: known, title: knownTitle, onEmbed, onClosed }: Props): ReactElement {
  const t = useTranslations("rich-editor.embed");
  const [address, setAddress] = useState(known);
  const [title, setTitle] = useState(knownTitle);
  const [isWrong, setIsWrong] = useState(false);
  const apply = (): boolean => {
    const url = toAddress(address);
    setIsWrong(url === null);
    if (url === null) return false;
    onEmbed({ url, title: title.replaceAll(/\s+/g, " ").trim() });
    return true;
  };
  return (
    <AskDialog title={t("title")} action={t("apply")} onSubmit={apply} onClosed={onClosed}>
      <Field id="rich-embed-address" label={t("address")} help={t("addressHelp", { names: EMBED_NAMES.join(", ") })} error={isWrong ? t("wrong") : undefined}>
        <Input value={address} inputMode="url" autoComplete="off" spellCheck={false} onChange={(event) => setAddress(event.target.value)} />
      </Field>
      <Field id="rich-embed-title" label={t("name")} help={t("nameHelp")}>
        <Input value={title} maxLength={200} autoComplete="off" onChange={(event) => setTitle(event.target.value)} />
      </Field>
    </AskDialog>
  );
}

/** An address that can be embedded: as it was pasted, without its scheme, or out of a provider's own code for frames. */
function toAddress(written: string): string | null {
  const inFrame = /<iframe\b[^>]*?\ssrc="([^"]+)"/i.exec(written)?.[1]?.replaceAll("&amp;", "&");
  const address = (inFrame ?? written).trim();
  return [address, `https://${address.replace(/^\/\//, "")}`].find((each) => embedTarget(each) !== null && !/\s/.test(each)) ?? null;
}
