"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import type { LessonText, MergeStretch } from "../studio-types";
import { joinStretches, type Choice } from "./join-stretches";

type Props = {
  setAsideId: string;
  mine: LessonText;
  theirs: LessonText;
  body: readonly MergeStretch[];
  /** Null for the text as it now stands. */
  theirsBy: string | null;
  onResolve: (text: LessonText, setAsideId: string) => void;
};

const CHOICES = ["mine", "theirs", "both"] as const;

/** Two texts of the same lesson: both are shown, and the author says what holds, stretch by stretch or by hand. */
export function ConflictScreen({ setAsideId, mine, theirs, body, theirsBy, onResolve }: Props): ReactElement {
  const t = useTranslations("authoring.conflict");
  const heading = useRef<HTMLHeadingElement>(null);
  const [choices, setChoices] = useState<Readonly<Record<number, Choice>>>({});
  const [edited, setEdited] = useState<string | null>(null);
  const [title, setTitle] = useState(mine.title);
  const [summary, setSummary] = useState(mine.summary);
  const merged = edited ?? joinStretches(body, choices);
  const other = theirsBy ?? t("theirs");
  useEffect(() => heading.current?.focus(), []);
  const choose = (index: number, choice: Choice): void => {
    setEdited(null);
    setChoices((made) => ({ ...made, [index]: choice }));
  };
  return (
    <section aria-labelledby="conflict-title">
      <h1 id="conflict-title" ref={heading} tabIndex={-1} className="t-page">
        {t("title")}
      </h1>
      <Callout tone="warning" role="alert" title={t("lede", { name: other })} className="my-5">
        <p>{t("safe")}</p>
      </Callout>
      <ol className="grid gap-4">
        {body.map((stretch, index) =>
          stretch.kind === "agreed" ? (
            <li key={index} className="merge-agreed" tabIndex={0} aria-label={t("agreed")}>
              {stretch.text}
            </li>
          ) : (
            <li key={index}>
              <div className="grid gap-3 md:grid-cols-2">
                <Side label={t("mine")} text={stretch.mine} none={t("nothing")} />
                <Side label={other} text={stretch.theirs} none={t("nothing")} />
              </div>
              <RadioGroup id={`choice-${index}`} legend={t("choose")} legendHidden className="mt-2 flex flex-wrap gap-x-6">
                {CHOICES.map((choice) => (
                  <Radio key={choice} name={`choice-${index}`} value={choice} checked={(choices[index] ?? "both") === choice} onChange={() => choose(index, choice)} label={t(`choices.${choice}`, { name: other })} />
                ))}
              </RadioGroup>
            </li>
          ),
        )}
      </ol>
      <div className="mt-8 grid gap-5">
        {mine.title === theirs.title ? null : (
          <Field id="merged-title" label={t("mergedTitle")} help={t("titleWas", { name: other, title: theirs.title })}>
            <Input value={title} maxLength={160} onChange={(event) => setTitle(event.target.value)} />
          </Field>
        )}
        {mine.summary === theirs.summary ? null : (
          <Field id="merged-summary" label={t("mergedSummary")} help={t("summaryWas", { name: other, summary: theirs.summary })}>
            <Textarea rows={2} value={summary} maxLength={600} onChange={(event) => setSummary(event.target.value)} />
          </Field>
        )}
        <Field id="merged-body" label={t("merged")} help={t("mergedHelp")}>
          <Textarea rows={12} className="mono" value={merged} onChange={(event) => setEdited(event.target.value)} />
        </Field>
      </div>
      <div className="mt-5">
        <Button variant="primary" onClick={() => onResolve({ ...mine, title, summary, body: merged }, setAsideId)}>
          {t("save")}
        </Button>
      </div>
    </section>
  );
}

function Side({ label, text, none }: { label: string; text: string; none: string }): ReactElement {
  return (
    <div>
      <p className="meta mb-1 font-semibold">{label}</p>
      {text === "" ? <p className="merge-side text-ink-muted">{none}</p> : <div className="merge-side">{text}</div>}
    </div>
  );
}
