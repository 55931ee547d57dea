import type { ChosenLevels } from "@/lib/domain/rubric-marks";
import type { Locale } from "@/lib/i18n/locales";
import { questionResponseSchema } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import type { RegradeRule } from "@/lib/schemas/regrade";
import type { AttemptPart } from "../attempt/places";
import { NO_RULES, rescoreAnswer, scoreAnswer, type PlaceRules } from "../attempt/rescore-answer";
import { scorePlace, type KeptAnswer } from "../attempt/score-attempt";
import { instructionsOf } from "../attempt/show-sections";
import type { TakenQuiz } from "../attempt/taken-quiz";
import type { HandedFile } from "../assignment/dto";
import type { ReviewedQuestion } from "../dto";
import { toStored } from "../present-question";
import { isMarked } from "../scoring/is-marked";
import { showTexts } from "../shown-texts";
import { describeKey, describeResponse } from "./describe-answer";

type ReviewedAnswer = KeptAnswer & { points: number | null; files: HandedFile[]; comment: string; levels: ChosenLevels };

type Asked = { seed: string; parts: readonly AttemptPart[]; answers: readonly ReviewedAnswer[]; rules?: PlaceRules };

/**
 * Each question of a submitted attempt as it was asked, with what was answered, what is right, its points and its feedback,
 * in the order of the attempt. What is right is what the rules of a regrade say, where there are some.
 */
export function reviewAttempt(quiz: Pick<TakenQuiz, "questions">, { seed, parts, answers, rules = NO_RULES }: Asked, locale: Locale): Promise<ReviewedQuestion[]> {
  const given = new Map(answers.map((answer) => [answer.place, answer]));
  const asked = parts.flatMap(({ section, places }) => {
    const begins = section && { title: section.title, instructions: instructionsOf(section) };
    const scored = places.flatMap((place) => {
      const question = quiz.questions[place];
      return question && question.type !== "information" ? [{ place, ...reviewQuestion(question, given.get(place), seed, rules.get(place)) }] : [];
    });
    return scored.map((reviewed, index) => ({ section: index === 0 ? begins : null, ...reviewed }));
  });
  return showTexts(asked, locale);
}

/** One question of it, before its texts are HTML. */
export function reviewQuestion(question: Question, answer: Omit<ReviewedAnswer, "place"> | undefined, seed: string, rule: RegradeRule | undefined) {
  const { prompt } = question;
  const keyed = rule?.mode === "key" ? rule.question : question;
  const response = answer ? questionResponseSchema.parse(answer.response) : null;
  const lines = response ? describeResponse(question, toStored(question, response, { seed })) : [];
  const score = response ? (rule?.mode === "key" ? rescoreAnswer(question, keyed, { response, rerun: answer?.rerun, seed }) : scoreAnswer(question, response, seed)) : null;
  const { points: scored, maxPoints } = scorePlace(question, answer && { place: 0, ...answer }, seed, { rule });
  const [points, files] = [scored ?? 0, answer?.files ?? []];
  const isAnswered = lines.length + files.length > 0;
  const isRight = points >= maxPoints && (isAnswered || rule?.mode === "full");
  return {
    prompt: question.type === "cloze" ? { ...prompt, text: question.gaps.reduce((text, { id }) => text.replace(`[[${id}]]`, () => "____"), prompt.text) } : prompt,
    points,
    maxPoints,
    result: isRight ? ("right" as const) : points > 0 ? ("partial" as const) : isAnswered ? ("wrong" as const) : ("blank" as const),
    given: lines,
    files,
    comment: answer?.comment ?? "",
    rubric: isMarked(question) ? question.rubric : [],
    levels: answer?.levels ?? {},
    right: describeKey(keyed),
    feedback: score?.status === "scored" ? score.feedback : [keyed.feedback.general].filter((text) => text !== null),
    rationale: keyed.rationale,
    regraded: rule?.mode ?? null,
  };
}
