"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { AnnotatedText } from "@/components/grading/annotated-text";
import { HandedWork } from "@/components/grading/handed-work";
import { RubricList } from "@/components/grading/rubric-list";
import { TitledSection } from "@/components/patterns/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { HandedVersion } from "@/server/assessment";
import { useLocalTime } from "../quiz/use-local-time";
import { AssignmentRefusal } from "./assignment-refusal";

type Around = { locale: Locale; language: string };

const TONES = { waiting: "info", replaced: "neutral", withdrawn: "neutral", returned: "warning", graded: "success" } as const;

/** Every version that was handed in, latest first, with what was said of it. The latest is open. */
export function VersionList({ versions, ...around }: Around & { versions: readonly HandedVersion[] }): ReactElement {
  const t = useTranslations("assignment.versions");
  return (
    <TitledSection id="versions" title={t("title")} titleClassName="t-section mb-3" className="mt-12">
      <ul className="grid gap-4">
        {versions.map((version, index) => (
          <li key={version.submissionId}>
            <Version version={version} isOpen={index === 0} {...around} />
          </li>
        ))}
      </ul>
    </TitledSection>
  );
}

function Version({ version, isOpen, locale, language }: Around & { version: HandedVersion; isOpen: boolean }): ReactElement {
  const t = useTranslations("assignment.versions");
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const time = useLocalTime(version.submittedAt, locale, true);
  const { state, number, lateness, feedback, submissionId } = version;
  const withdraw = async (): Promise<void> => {
    setIsBusy(true);
    const result = await callProcedure("assessment", "withdrawSubmission", { submissionId });
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) router.refresh();
  };
  const open = async (fileId: string): Promise<void> => {
    const result = await callProcedure("assessment", "openWorkFile", { fileId });
    if (result.ok) window.location.assign(result.data.href);
    else setRefusal(result.refusal);
  };
  return (
    <details open={isOpen} className="rounded-md border border-line" data-version={number} data-version-state={state}>
      <summary className="flex cursor-pointer flex-wrap items-center gap-3 px-4 py-3">
        <b>{t("version", { number })}</b>
        <span className="meta">{time}</span>
        <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
        {lateness.daysLate > 0 ? <Badge tone="warning">{t("late", { days: lateness.daysLate, percent: lateness.percent })}</Badge> : null}
      </summary>
      <div className="grid gap-4 px-4 pb-4">
        {feedback ? <Feedback feedback={feedback} version={version} locale={locale} language={language} /> : null}
        {version.text === "" ? null : <AnnotatedText text={version.text} annotations={feedback?.annotations ?? []} language={language} label={t("text")} />}
        <HandedWork links={version.links} files={version.files} locale={locale} onOpen={open} />
        <AssignmentRefusal refusal={refusal} />
        {version.canWithdraw ? (
          <div>
            <Button busy={isBusy} onClick={() => void withdraw()}>
              {t("withdraw")}
            </Button>
          </div>
        ) : null}
      </div>
    </details>
  );
}

type FeedbackProps = Around & { version: HandedVersion; feedback: NonNullable<HandedVersion["feedback"]> };

function Feedback({ feedback, version, locale, language }: FeedbackProps): ReactElement {
  const t = useTranslations("assignment.feedback");
  const { late, points, comment, levels, finalPoints } = feedback;
  return (
    <div className="grid gap-3 border-l-4 border-accent pl-4" data-feedback={version.number}>
      {version.state === "graded" && points !== null ? (
        <p className="t-item">
          {t("points", { points: formatNumber(finalPoints, locale, 2), max: formatNumber(version.maxPoints, locale, 2) })}
          {late.percent > 0 ? <span className="meta block">{t("late", { before: formatNumber(late.before, locale, 2), percent: late.percent, days: late.daysLate })}</span> : null}
        </p>
      ) : null}
      {comment === "" ? null : (
        <div>
          <h3 className="field-label">{t("comment")}</h3>
          <p className="whitespace-pre-wrap" lang={language}>
            {comment}
          </p>
        </div>
      )}
      {version.rubric.length > 0 && Object.keys(levels).length > 0 ? <RubricList rubric={version.rubric} chosen={levels} language={language} /> : null}
    </div>
  );
}
