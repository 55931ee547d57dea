"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { saveDraftSchema } from "@/lib/schemas/assignment";
import type { AssignmentPage } from "@/server/assessment";
import type { Draft } from "./draft-outbox";

type Props = { draft: Draft; rules: AssignmentPage["rules"]; language: string; onChange: (draft: Draft) => void };

const MAX_TEXT = 100_000;
const linkSchema = saveDraftSchema.shape.links.element;

/** The text and the links of a draft. A line that is no address stays on screen, with what is wrong, and is not saved. */
export function DraftFields({ draft, rules, language, onChange }: Props): ReactElement {
  const t = useTranslations("assignment.draft");
  const [typed, setTyped] = useState<string | null>(null);
  const lines = (typed ?? draft.links.join("\n")).split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const wrong = lines.filter((line) => !linkSchema.safeParse(line).success);
  const problem = wrong.length > 0 ? t("linkWrong", { link: wrong[0] ?? "" }) : lines.length > rules.maxLinks ? t("linksMany", { max: rules.maxLinks }) : undefined;
  const changeLinks = (value: string): void => {
    setTyped(value);
    const links = value.split("\n").map((line) => line.trim()).filter((line) => linkSchema.safeParse(line).success);
    onChange({ ...draft, links: links.slice(0, rules.maxLinks) });
  };
  return (
    <>
      {rules.acceptsText ? (
        <Field id="work-text" label={t("text")}>
          <Textarea rows={12} value={draft.text} maxLength={MAX_TEXT} lang={language} onChange={(event) => onChange({ ...draft, text: event.target.value })} />
        </Field>
      ) : null}
      {rules.maxLinks > 0 ? (
        <Field id="work-links" label={t("links")} help={t("linksHelp", { max: rules.maxLinks })} error={problem}>
          <Textarea rows={Math.min(4, rules.maxLinks + 1)} value={typed ?? draft.links.join("\n")} inputMode="url" spellCheck={false} onChange={(event) => changeLinks(event.target.value)} />
        </Field>
      ) : null}
    </>
  );
}
