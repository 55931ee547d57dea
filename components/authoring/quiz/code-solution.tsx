"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { CodeEditor } from "@/components/code/code-editor";
import { RunStop } from "@/components/code/run-stop";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Play } from "@/components/ui/icons";
import type { CodeQuestionEditor } from "../studio-types";
import type { SolutionRun } from "./use-solution-run";

type Language = CodeQuestionEditor["question"]["languages"][number];

type Props = {
  value: Language;
  isRunning: boolean;
  /** What the last try of this language came to. */
  run: SolutionRun | null;
  onChange: (value: Language) => void;
  onTry: () => void;
};

/** One language of a code question: what a learner begins with, the teachers' solution, and the way to try it. */
export function CodeSolution({ value, isRunning, run, onChange, onTry }: Props): ReactElement {
  const t = useTranslations("code");
  const language = t(`language.${value.language}`);
  const isRight = run !== null && run.passed === run.total;
  return (
    <section aria-label={language} className="grid gap-4">
      <CodeEditor id={`code-starter-${value.language}`} label={t("question.starter", { language })} help={t("question.starterHelp")} language={value.language} value={value.starter} onChange={(starter) => onChange({ ...value, starter })} />
      <CodeEditor id={`code-solution-${value.language}`} label={t("question.solution", { language })} help={t("question.solutionHelp")} language={value.language} value={value.solution ?? ""} onChange={(solution) => onChange({ ...value, solution })} />
      <div>
        <Button busy={isRunning} onClick={isRunning ? undefined : onTry}>
          <Play />
          {t(isRunning ? "question.trying" : "question.try", { language })}
        </Button>
      </div>
      {run ? (
        <Callout role="status" tone={isRight ? "success" : "warning"} title={t("run.passed", { passed: run.passed, total: run.total })}>
          <RunStop stopped={run.stopped} timeLimitMs={run.timeLimitMs} memoryLimitMb={run.memoryLimitMb} />
          {isRight ? null : <p className="mt-1">{t("question.seeTests")}</p>}
        </Callout>
      ) : null}
    </section>
  );
}
