"use client";

import { useTranslations } from "next-intl";
import { useRef, type ReactElement } from "react";
import { CodeEditor } from "@/components/code/code-editor";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { QuestionResponse, ResponseOf } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";
import { CodeRuns } from "./code-runs";

type Code = Extract<ShownQuestion, { type: "code" }>;
type Props = { question: Code; name: string; attemptId: string; place: number; value: QuestionResponse | undefined; onChange: (response: ResponseOf<"program">, when: "now" | "soon") => void };

/** A program written in the page: its language, the editor that begins with the teacher's code, and the ways to run it. */
export function CodeField({ question, name, attemptId, place, value, onChange }: Props): ReactElement {
  const t = useTranslations("code");
  const { languages } = question;
  const given = value?.type === "program" ? value : null;
  const language = languages.find((each) => each.language === given?.language) ?? languages[0];
  /** What was written in each language, so that looking at another loses nothing. */
  const written = useRef(new Map<string, string>());
  const source = given?.source ?? language?.starter ?? "";
  const choose = (next: string): void => {
    if (language) written.current.set(language.language, source);
    const starter = languages.find((each) => each.language === next)?.starter ?? "";
    onChange({ type: "program", language: next, source: written.current.get(next) ?? starter, results: null }, "now");
  };
  if (!language) return <p className="meta">{t("answer.none")}</p>;
  return (
    <div className="grid gap-4">
      {languages.length > 1 ? (
        <Field id={`${name}-language`} label={t("answer.language")} className="max-w-60">
          <Select value={language.language} onChange={({ target }) => choose(target.value)}>
            {languages.map((each) => (
              <option key={each.language} value={each.language}>
                {t(`language.${each.language}`)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <CodeEditor
        key={language.language}
        id={`${name}-source`}
        label={t("answer.program", { language: t(`language.${language.language}`) })}
        language={language.language}
        value={source}
        onChange={(text) => onChange({ type: "program", language: language.language, source: text, results: null }, "soon")}
      />
      <CodeRuns question={question} name={name} program={{ attemptId, place, language: language.language, source }} />
    </div>
  );
}
