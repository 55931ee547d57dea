import { hintPoints } from "@/lib/domain/hint-cost";
import type { ChosenLevels } from "@/lib/domain/rubric-marks";
import type { Locale } from "@/lib/i18n/locales";
import { questionResponseSchema } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import type { RegradeRule } from "@/lib/schemas/regrade";
import type { AttemptPart } from "../attempt/places";
import { NO_RULES, rescoreAnswer, scoreAnswer, type PlaceRules, type Said } from "../attempt/rescore-answer";
import { saidAt, scorePlace, type KeptAnswer } from "../attempt/score-attempt";
import { instructionsOf } from "../attempt/show-sections";
import type { TakenAttempt } from "../attempt/shown-hints";
import type { TakenQuiz } from "../attempt/taken-quiz";
import type { HandedFile } from "../assignment/dto";
import type { ReviewedQuestion } from "../dto";
import { toStored } from "../present-question";
import { isMarked } from "../scoring/is-marked";
import { showTexts } from "../shown-texts";
import { describeKey, describeResponse } from "./describe-answer";

type ReviewedAnswer = KeptAnswer & { points: number | null; files: HandedFile[]; comment: string; levels: ChosenLevels };

type Asked = TakenAttempt & { parts: readonly AttemptPart[]; answers: readonly ReviewedAnswer[]; rules?: PlaceRules };

/**
 * Each question of a submitted attempt as it was asked, with what was answered, what is right, its points and its feedback,
 * in the order of the attempt. What is right is what the rules of a regrade say, where there are some.
 */
export function reviewAttempt(quiz: Pick<TakenQuiz, "questions">, { parts, answers, rules = NO_RULES, ...attempt }: Asked, locale: Locale): Promise<ReviewedQuestion[]> {
  const given = new Map(answers.map((answer) => [answer.place, answer]));
  const asked = parts.flatMap(({ section, places }) => {
    const begins = section && { title: section.title, instructions: instructionsOf(section) };
    const scored = places.flatMap((place) => {
      const question = quiz.questions[place];
      return question && question.type !== "information" ? [{ place, ...reviewQuestion(question, given.get(place), saidAt(attempt, place), rules.get(place)) }] : [];
    });
    return scored.map((reviewed, index) => ({ section: index === 0 ? begins : null, ...reviewed }));
  });
  return showTexts(asked, locale);
}

/** One question of it, before its texts are HTML. */
export function reviewQuestion(question: Question, answer: Omit<ReviewedAnswer, "place"> | undefined, said: Said, rule: RegradeRule | undefined) {
  const { prompt } = question;
  const keyed = rule?.mode === "key" ? rule.question : question;
  const response = answer ? questionResponseSchema.parse(answer.response) : null;
  const lines = response ? describeResponse(question, toStored(question, response, said)) : [];
  // What is said of an answer is said of the answer alone: one that is right stays right, whatever its hints cost.
  const alone = { ...said, hintsShown: 0 };
  const score = response ? (rule?.mode === "key" ? rescoreAnswer(question, keyed, { response, rerun: answer?.rerun, ...alone }) : scoreAnswer(question, response, alone)) : null;
  const { points: scored, maxPoints } = scorePlace(question, answer && { place: 0, ...answer }, said, { rule });
  const [points, files] = [scored ?? 0, answer?.files ?? []];
  const isAnswered = lines.length + files.length > 0;
  const earned = said.hintsShown > 0 && score?.status === "scored" ? Math.max(points, score.score) : points;
  const isRight = earned >= maxPoints && (isAnswered || rule?.mode === "full");
  return {
    prompt: question.type === "cloze" ? { ...prompt, text: question.gaps.reduce((text, { id }) => text.replace(`[[${id}]]`, () => "____"), prompt.text) } : prompt,
    points,
    maxPoints,
    result: isRight ? ("right" as const) : earned > 0 ? ("partial" as const) : isAnswered ? ("wrong" as const) : ("blank" as const),
    given: lines,
    files,
    hints: said.hintsShown === 0 ? null : { shown: said.hintsShown, cost: rule && rule.mode !== "key" ? 0 : hintPoints(question, said.hintsShown, maxPoints) },
    comment: answer?.comment ?? "",
    rubric: isMarked(question) ? question.rubric : [],
    levels: answer?.levels ?? {},
    right: describeKey(keyed),
    feedback: score?.status === "scored" ? score.feedback : [keyed.feedback.general].filter((text) => text !== null),
    rationale: keyed.rationale,
    regraded: rule?.mode ?? null,
  };
}
