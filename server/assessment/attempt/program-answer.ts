import { isCodeLanguage } from "@/lib/domain/code-languages";
import { questionResponseSchema, type ResponseOf } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import type { KeptAnswer } from "./score-attempt";

type Program = ResponseOf<"program">;

/** Whether a program may be kept as the answer to a question: in one of its languages, and without results of its own. */
export function isProgramFor(question: Question, { language, results }: Program): boolean {
  return question.type === "code" && results === null && isCodeLanguage(language) && question.languages.some((each) => each.language === language);
}

/** The places of the programs that have not run yet. One that says nothing has nothing to run. */
export function placesToRun(answers: readonly KeptAnswer[]): number[] {
  return answers.flatMap(({ place, response }) => {
    const parsed = questionResponseSchema.parse(response);
    return parsed.type === "program" && parsed.results === null && parsed.source.trim() !== "" ? [place] : [];
  });
}
