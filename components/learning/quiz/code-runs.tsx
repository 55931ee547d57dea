"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { RunStop } from "@/components/code/run-stop";
import { TestOutcome } from "@/components/code/test-outcome";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Play } from "@/components/ui/icons";
import { Textarea } from "@/components/ui/textarea";
import { Field } from "@/components/ui/field";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { TryProgramInput } from "@/lib/schemas/assessment";
import type { ShownQuestion, ShownTest, TriedCode } from "@/server/assessment";
import { QuizRefusal } from "./quiz-refusal";

type Code = Extract<ShownQuestion, { type: "code" }>;
type Props = { question: Code; name: string; program: TryProgramInput };
type Output = { output: string; error: string | null; stopped: TriedCode["stopped"] };
type Run = { source: string; tried: TriedCode } | { source: string; ran: Output };

/** The tests that may be seen, and the ways to run a program before it is submitted. What was found of an earlier text is not shown. */
export function CodeRuns({ question, name, program }: Props): ReactElement {
  const t = useTranslations("code");
  const [running, setRunning] = useState<"tests" | "input" | null>(null);
  const [latest, setLatest] = useState<Run | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [stdin, setStdin] = useState("");
  const run = latest?.source === program.source ? latest : null;
  const tried = run && "tried" in run ? run.tried : null;
  const ran = run && "ran" in run ? run.ran : null;
  const { source } = program;

  const runTests = async (): Promise<void> => {
    setRunning("tests");
    const answer = await callProcedure("assessment", "tryProgram", program);
    setRunning(null);
    setRefusal(answer.ok ? null : answer.refusal);
    setLatest(answer.ok ? { source, tried: answer.data } : null);
  };
  const runInput = async (): Promise<void> => {
    setRunning("input");
    const answer = await callProcedure("assessment", "executeProgram", { ...program, stdin });
    setRunning(null);
    setRefusal(answer.ok ? null : answer.refusal);
    setLatest(answer.ok ? { source, ran: answer.data } : null);
  };
  return (
    <>
      <TestCalls question={question} outcomes={tried?.tests ?? null} />
      {question.tests.length > 0 ? (
        <div>
          <Button busy={running === "tests"} aria-disabled={running !== null} onClick={running === null ? () => void runTests() : undefined}>
            <Play />
            {t(running === "tests" ? "answer.running" : "answer.runTests")}
          </Button>
        </div>
      ) : null}
      {tried ? <TriedLine tried={tried} question={question} /> : null}
      {program.language === "sql" ? null : (
        <details>
          <summary>{t("answer.ownInput")}</summary>
          <div className="mt-3 grid gap-3">
            <Field id={`${name}-stdin`} label={t("answer.stdin")}>
              <Textarea className="mono" rows={3} maxLength={10_000} spellCheck={false} value={stdin} onChange={({ target }) => setStdin(target.value)} />
            </Field>
            <div>
              <Button size="sm" busy={running === "input"} aria-disabled={running !== null} onClick={running === null ? () => void runInput() : undefined}>
                {t(running === "input" ? "answer.running" : "answer.run")}
              </Button>
            </div>
            {ran ? <ProgramOutput ran={ran} question={question} /> : null}
          </div>
        </details>
      )}
      <QuizRefusal refusal={refusal} />
    </>
  );
}

function TestCalls({ question: { tests, hiddenTests }, outcomes }: { question: Code; outcomes: readonly ShownTest[] | null }): ReactElement {
  const t = useTranslations("code.answer");
  return (
    <div>
      {tests.length > 0 ? (
        <ul className="grid gap-3" aria-label={t("tests")}>
          {tests.map((test, index) => {
            const outcome = outcomes?.[index];
            return (
              <li key={index} className="code-test" data-passed={outcome ? (outcomePassed(outcome) ? "yes" : "no") : undefined}>
                {test.name === "" ? null : <p className="font-semibold">{test.name}</p>}
                <p className="mono code-call">
                  {test.function}({test.args.slice(1, -1)}) → {test.expected ?? t("anError")}
                </p>
                {outcome && !outcome.hidden ? <TestOutcome result={outcome.result} /> : null}
              </li>
            );
          })}
        </ul>
      ) : null}
      {hiddenTests > 0 ? <p className="meta mt-2">{t("hiddenTests", { count: hiddenTests })}</p> : null}
    </div>
  );
}

function TriedLine({ tried, question }: { tried: TriedCode; question: Code }): ReactElement {
  const t = useTranslations("code.run");
  const passed = tried.tests.filter(outcomePassed).length;
  return (
    <Callout role="status" tone={passed === tried.tests.length ? "success" : "warning"} title={t("passed", { passed, total: tried.tests.length })}>
      <RunStop stopped={tried.stopped} timeLimitMs={question.timeLimitMs} memoryLimitMb={question.memoryLimitMb} />
    </Callout>
  );
}

function ProgramOutput({ ran, question }: { ran: Output; question: Code }): ReactElement {
  const t = useTranslations("code");
  return (
    <div role="status">
      <RunStop stopped={ran.stopped} timeLimitMs={question.timeLimitMs} memoryLimitMb={question.memoryLimitMb} />
      <p className="meta">{t(ran.output === "" ? "answer.nothing" : "run.printed")}</p>
      {ran.output === "" ? null : <p className="mono code-call">{ran.output.slice(0, SHOWN)}</p>}
      {ran.error === null ? null : (
        <>
          <p className="meta mt-2">{t("run.raised")}</p>
          <p className="mono code-call">{ran.error.slice(0, SHOWN)}</p>
        </>
      )}
    </div>
  );
}

/** Characters of an output that a page shows. */
const SHOWN = 10_000;

function outcomePassed(test: ShownTest): boolean {
  return test.hidden ? test.passed : test.result.passed;
}
