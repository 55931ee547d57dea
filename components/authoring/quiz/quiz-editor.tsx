"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { callProcedure } from "@/lib/client/call-procedure";
import { toLocale } from "@/lib/i18n/locales";
import { flatten, type Grouped } from "@/lib/domain/quiz-sections";
import { localePath } from "@/lib/i18n/paths";
import type { ChangeQuizInput } from "@/lib/schemas/lesson-content";
import { StudioRefusal } from "../studio-refusal";
import type { QuizEditor as Quiz } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import type { BankSummary } from "@/server/banks";
import { CodeQuestions } from "./code-questions";
import { QuestionImport } from "./question-import";
import { QuizDraws } from "./quiz-draws";
import { QuizQuestions } from "./quiz-questions";
import { QuizSections } from "./quiz-sections";
import { QuizSettingsForm } from "./quiz-settings-form";
import { TakeFromBank } from "./take-from-bank";
import { WriteQuestions } from "./write-questions";

type Props = {
  courseId: string;
  lessonId: string;
  quiz: Quiz;
  /** Those that the author may take questions from. */
  banks: readonly BankSummary[];
  canEdit: boolean;
  /** Where its attempts are regraded; null for who does not manage the students. */
  regradeHref: string | null;
};

/** The questions of a quiz lesson in their order, how it is taken, and the way in for a file of questions. */
export function QuizEditor({ courseId, lessonId, quiz, banks, canEdit, regradeHref }: Props): ReactElement {
  const t = useTranslations("studio-import.quiz");
  const regrade = useTranslations("grading.regrade");
  const locale = toLocale(useLocale());
  const { isBusy, refusal, run } = useStudioAction();
  const { version } = quiz;
  return (
    <TitledSection id="quiz-title" title={t("title")} className="mb-8 grid gap-6">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <CodeQuestions courseId={courseId} lessonId={lessonId} version={version} canEdit={canEdit}>
        {(editCode) => (
          <WriteQuestions courseId={courseId} lessonId={lessonId} version={version} rubrics={quiz.rubrics} canEdit={canEdit}>
            {(edit) => (
              <QuizQuestions
                questions={quiz.questions}
                sections={quiz.sections}
                canEdit={canEdit}
                isBusy={isBusy}
                onEdit={(place) => (quiz.questions[place]?.type === "code" ? editCode(place) : edit(place))}
                onArrange={(groups) => void run(() => callProcedure("authoring", "changeQuiz", { courseId, lessonId, version, ...arranged(quiz.sections, groups) }))}
                onRenew={(place) => void run(() => callProcedure("authoring", "renewBankQuestion", { courseId, lessonId, version, place }))}
              />
            )}
          </WriteQuestions>
        )}
      </CodeQuestions>
      <QuizSections courseId={courseId} lessonId={lessonId} quiz={quiz} canEdit={canEdit} />
      <QuizDraws courseId={courseId} lessonId={lessonId} quiz={quiz} banks={banks} canEdit={canEdit} />
      {canEdit ? <TakeFromBank courseId={courseId} lessonId={lessonId} quiz={quiz} banks={banks} /> : null}
      {canEdit ? (
        <p>
          <a className="link" href={localePath(locale, `/instructor/${courseId}/drafts?target=quiz:${lessonId}`)}>
            {t("draft")}
          </a>
        </p>
      ) : null}
      {canEdit ? <QuestionImport address={`/api/studio/questions/${courseId}/${lessonId}?version=${version}`} /> : null}
      <QuizSettingsForm key={version} settings={quiz.settings} beside={quiz} timeZone={quiz.timeZone} canEdit={canEdit} isBusy={isBusy} onSave={(settings, { practiceOff, hintsOff, late }) => run(() => callProcedure("authoring", "changeQuiz", { courseId, lessonId, version, settings, ...(practiceOff !== quiz.practiceOff && { practiceOff }), ...(hintsOff !== quiz.hintsOff && { hintsOff }), ...(JSON.stringify(late) !== JSON.stringify(quiz.late) && { late }) }))} />
      {regradeHref === null ? null : (
        <div className="grid justify-items-start gap-2">
          <p className="meta">{regrade("openQuizText")}</p>
          <Button asChild>
            <a href={regradeHref}>{regrade("openQuiz")}</a>
          </Button>
        </div>
      )}
    </TitledSection>
  );
}

/** What a change says of questions that were arranged anew; a quiz without sections says nothing of them. */
function arranged(sections: Quiz["sections"], groups: Grouped): Pick<ChangeQuizInput, "order" | "sections"> {
  const { order, starts } = flatten(groups);
  return { order, ...(sections.length > 0 && { sections: sections.map((section, index) => ({ ...section, from: starts[index] ?? 0 })) }) };
}
