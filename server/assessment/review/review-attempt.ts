import type { Locale } from "@/lib/i18n/locales";
import { questionResponseSchema } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import { scoreAnswer, type KeptAnswer } from "../attempt/score-attempt";
import type { TakenQuiz } from "../attempt/taken-quiz";
import type { HandedFile } from "../assignment/dto";
import type { ReviewedQuestion } from "../dto";
import { toStored } from "../present-question";
import { showTexts } from "../shown-texts";
import { describeKey, describeResponse } from "./describe-answer";

type ReviewedAnswer = KeptAnswer & { points: number | null; files: HandedFile[]; comment: string };

/** Each question of a submitted attempt with what was answered, what was right, its points and its feedback, in the order of the attempt. */
export function reviewAttempt(quiz: Pick<TakenQuiz, "questions">, { seed, places, answers }: { seed: string; places: readonly number[]; answers: readonly ReviewedAnswer[] }, locale: Locale): Promise<ReviewedQuestion[]> {
  const given = new Map(answers.map((answer) => [answer.place, answer]));
  const asked = places.flatMap((place) => {
    const question = quiz.questions[place];
    return question && question.type !== "information" ? [reviewQuestion(place, question, given.get(place), seed)] : [];
  });
  return showTexts(asked, locale);
}

function reviewQuestion(place: number, question: Question, answer: ReviewedAnswer | undefined, seed: string) {
  const { points: maxPoints, rationale, prompt } = question;
  const response = answer ? questionResponseSchema.parse(answer.response) : null;
  const lines = response ? describeResponse(question, toStored(question, response, { seed })) : [];
  const score = response ? scoreAnswer(question, response, seed) : null;
  const points = answer?.points ?? 0;
  const files = answer?.files ?? [];
  const isAnswered = lines.length + files.length > 0;
  return {
    place,
    prompt: question.type === "cloze" ? { ...prompt, text: question.gaps.reduce((text, { id }) => text.replace(`[[${id}]]`, () => "____"), prompt.text) } : prompt,
    points,
    maxPoints,
    result: points >= maxPoints && isAnswered ? ("right" as const) : points > 0 ? ("partial" as const) : isAnswered ? ("wrong" as const) : ("blank" as const),
    given: lines,
    files,
    comment: answer?.comment ?? "",
    right: describeKey(question),
    feedback: score?.status === "scored" ? score.feedback : [question.feedback.general].filter((text) => text !== null),
    rationale,
  };
}
