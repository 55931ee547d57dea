import type { Locale } from "@/lib/i18n/locales";
import { levelsSchema } from "@/lib/schemas/rubric";
import type { Reader } from "@/server/platform/db/tx";
import { isFileQuestion, loadAnswerFiles, namedFiles } from "../attempt/answer-files";
import { loadQuiz } from "../attempt/load-quiz";
import { attemptParts } from "../attempt/places";
import type { PlaceRules } from "../attempt/rescore-answer";
import { withReruns } from "../attempt/reruns";
import type { TakenAttempt } from "../attempt/shown-hints";
import type { ReviewedQuestion } from "../dto";
import { reviewAttempt } from "./review-attempt";

type Attempt = TakenAttempt & { id: string; revisionId: string };

type Kept = Awaited<ReturnType<typeof loadKept>>;

/** What was answered in an attempt that has its points, as the rules that it is scored by need it: see `withReruns`. */
export async function loadKept(db: Reader, { id: attemptId, revisionId }: Pick<Attempt, "id" | "revisionId">, rules: PlaceRules) {
  const kept = await db.quizAnswer.findMany({ where: { attemptId }, select: { attemptId: true, place: true, response: true, points: true, comment: true, levels: true } });
  return withReruns(db, await loadQuiz(db, revisionId), rules, kept);
}

/** The review of an attempt that has its points, by the rules that it is scored by, with its files and what its marker said as far as it was released. Whether it may be seen is the caller's to ask. */
export async function loadReview(db: Reader, { id: attemptId, revisionId, ...attempt }: Attempt, { rules, kept: answers }: { rules: PlaceRules; kept: Kept }, locale: Locale): Promise<ReviewedQuestion[]> {
  const quiz = await loadQuiz(db, revisionId);
  const parts = attemptParts(quiz, attempt.seed);
  const places = parts.flatMap((part) => part.places);
  const files = await loadAnswerFiles(db, attemptId, places.filter((place) => isFileQuestion(quiz.questions[place])));
  const reviewed = answers.map((answer) => ({
    ...answer,
    levels: levelsSchema.parse(answer.levels),
    files: namedFiles(answer.response, files.get(answer.place) ?? []).map(({ fileId, name, bytes }) => ({ fileId, name, bytes })),
  }));
  return reviewAttempt(quiz, { ...attempt, parts, answers: reviewed, rules }, locale);
}
