import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Badge } from "@/components/ui/badge";
import { Select } from "@/components/ui/select";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { REGRADE_MODES, type RegradeMode } from "@/lib/schemas/regrade";
import type { RegradePageQuestion } from "@/server/grades";

type Props = { questions: readonly RegradePageQuestion[]; modes: ReadonlyMap<string, RegradeMode>; onChoose: (question: string, mode: RegradeMode) => void; locale: Locale };

/** The questions that attempts met: those that changed since, and below them the others. */
export function RegradeQuestions({ questions, modes, onChoose, locale }: Props): ReactElement {
  const t = useTranslations("grading.regrade");
  const isAbout = ({ changes, scoredBy }: RegradePageQuestion): boolean => changes.length > 0 || scoredBy !== null;
  const rows = (shown: readonly RegradePageQuestion[]) => (
    <ul className="grid gap-4">
      {shown.map((question) => (
        <QuestionRow key={question.name} question={question} mode={modes.get(question.name) ?? question.suggested} onChoose={(mode) => onChoose(question.name, mode)} locale={locale} />
      ))}
    </ul>
  );
  const about = questions.filter(isAbout);
  const others = questions.filter((question) => !isAbout(question));
  return (
    <TitledSection id="regrade-questions" title={t("questions")} titleClassName="t-section" className="grid gap-4">
      <p className="meta">{t("questionsText")}</p>
      {about.length > 0 ? rows(about) : null}
      {others.length > 0 ? (
        <details className="regrade-others">
          <summary>{t("others", { count: others.length })}</summary>
          <div className="mt-4">{rows(others)}</div>
        </details>
      ) : null}
    </TitledSection>
  );
}

type RowProps = { question: RegradePageQuestion; mode: RegradeMode; onChoose: (mode: RegradeMode) => void; locale: Locale };

function QuestionRow({ question: { prompt, points, pointsNow, changes, isSure, scoredBy }, mode, onChoose, locale }: RowProps): ReactElement {
  const t = useTranslations("grading.regrade");
  const says = (value: number) => formatNumber(value, locale, 2);
  const told = changes.map((change) => t(`changed.${change}`, { before: says(points), after: says(pointsNow ?? 0) }));
  return (
    <li className="regrade-question">
      <div className="min-w-0">
        <p className="font-semibold">{prompt}</p>
        <p className="mt-1 flex flex-wrap gap-2">
          {told.map((words) => (
            <Badge key={words} tone="warning">
              {words}
            </Badge>
          ))}
          {pointsNow === null ? <Badge tone="outline">{t("gone")}</Badge> : null}
          {scoredBy ? <Badge tone="outline">{t(`already.${scoredBy}`)}</Badge> : null}
        </p>
        {isSure ? null : <p className="meta mt-1">{t("unsure")}</p>}
      </div>
      <Select
        aria-label={t("modeOf", { question: prompt })}
        value={mode}
        onChange={({ currentTarget: { value } }) => {
          const chosen = REGRADE_MODES.find((each) => each === value);
          if (chosen) onChoose(chosen);
        }}
        choices={REGRADE_MODES.filter((each) => each !== "key" || pointsNow !== null).map((each) => ({ value: each, label: t(`mode.${each}`) }))}
      />
    </li>
  );
}
