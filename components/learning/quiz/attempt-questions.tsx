import { useTranslations } from "next-intl";
import { Fragment, type ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";
import type { OpenAttempt } from "@/server/assessment";
import type { QuizLessonData } from "./quiz-lesson";
import { QuestionHints } from "./question-hints";
import { QuizQuestion } from "./quiz-question";
import { QuizSectionHead } from "./quiz-section-head";
import type { Answers } from "./use-answers";

type Props = { attempt: OpenAttempt; lesson: QuizLessonData; numberOf: (place: number) => number; total: number; answers: Answers; /** The attempt or its section is over, as another tab knew first. */ onOver: (state: "ended" | "closed") => void };

/** What may be answered now, each question under its section, with the texts between them. */
export function AttemptQuestions({ attempt, lesson, numberOf, total, answers, onOver }: Props): ReactElement {
  const { sections } = attempt;
  return (
    <>
      {attempt.questions.map((each, index) => (
        <Fragment key={each.place}>
          <SectionStart sections={sections} place={each.place} language={lesson.language} />
          <DrawnTitle heading={sections.length > 0 ? "h3" : "h2"} title={each.section} before={attempt.questions[index - 1]?.section} language={lesson.language} />
          {each.question.type === "information" ? (
            <div className="quiz-between">
              <RichText html={each.question.prompt} lang={lesson.language} />
            </div>
          ) : (
            <QuizQuestion
              heading={sections.length > 0 ? "h3" : "h2"}
              asked={each}
              locale={lesson.locale}
              attemptId={attempt.attemptId}
              number={numberOf(each.place)}
              total={total}
              language={lesson.language}
              value={answers.held.get(each.place)?.response}
              onChange={(response, when) => answers.set(each.place, response, when)}
            >
              <QuestionHints attemptId={attempt.attemptId} asked={each} number={numberOf(each.place)} language={lesson.language} onOver={onOver} />
            </QuizQuestion>
          )}
        </Fragment>
      ))}
    </>
  );
}

/** A section begins with its first place, whatever stands there. */
function SectionStart({ sections, place, language }: { sections: OpenAttempt["sections"]; place: number; language: string }): ReactElement | null {
  const t = useTranslations("quiz.sections");
  const index = sections.findIndex(({ places }) => places[0] === place);
  const section = sections[index];
  if (!section || section.title === "") return null;
  const { title, instructions, points, questionCount: count } = section;
  return <QuizSectionHead id={`section-${index}`} title={title} instructions={instructions} note={t("worth", { count, points })} language={language} />;
}

type TitleProps = { heading: "h2" | "h3"; title: string | null; before: string | null | undefined; language: string };

/** The title under which questions were drawn stands before the first of them. */
function DrawnTitle({ heading: Heading, title, before, language }: TitleProps): ReactElement | null {
  if (title === null || title === before) return null;
  return (
    <Heading className="t-item quiz-between" lang={language}>
      {title}
    </Heading>
  );
}
