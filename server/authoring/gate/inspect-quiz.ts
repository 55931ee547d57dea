import { z } from "zod";
import { isCodeLanguage } from "@/lib/domain/code-languages";
import type { GateLesson } from "@/lib/domain/publish-gate";
import { questionSchema, type Question } from "@/lib/schemas/questions";

const storedQuiz = z.object({ questions: z.array(z.unknown()) });
const named = z.object({ title: z.string().nullable().optional(), prompt: z.object({ text: z.string() }) });
const NAME_LENGTH = 80;

/** Scored by a person, which does not happen in an attempt. */
const isUnscored = ({ type }: Question): boolean => type === "essay" || type === "file";

/** What the page of a quiz cannot ask: QTI's own ways, several targets for one prompt, programs in languages that nothing here runs, and pictures without a name for what is on them. */
function isUnshown(question: Question): boolean {
  switch (question.type) {
    case "qti":
      return true;
    case "code":
      return !question.languages.some(({ language }) => isCodeLanguage(language));
    case "matching":
      return question.prompts.some(({ id }) => question.pairs.filter(({ prompt }) => prompt === id).length > 1);
    case "hotspot":
      return question.areas.some(({ label }) => label.trim() === "");
    default:
      return false;
  }
}

/**
 * How many questions a stored quiz asks, and which of them have no right answer, nobody to score them, or no way to be
 * asked. What only informs asks nothing.
 */
export function inspectQuiz(content: unknown): NonNullable<GateLesson["quiz"]> {
  const quiz = storedQuiz.safeParse(content);
  if (!quiz.success) return { questionCount: 0, withoutAnswer: [], withoutGrader: [], withoutPlayer: [] };
  const read = quiz.data.questions.map((question) => ({ question, parsed: questionSchema.safeParse(question) }));
  const namesOf = (isIt: (question: Question) => boolean) => read.flatMap(({ question, parsed }, index) => (parsed.success && isIt(parsed.data) ? [nameOf(question, index)] : []));
  return {
    withoutGrader: namesOf(isUnscored),
    withoutPlayer: namesOf(isUnshown),
    questionCount: read.filter(({ parsed }) => parsed.data?.type !== "information").length,
    // The schema of a question refuses one that no answer solves, in every type.
    withoutAnswer: read.flatMap(({ question, parsed }, index) => (parsed.success ? [] : [nameOf(question, index)])),
  };
}

function nameOf(question: unknown, index: number): string {
  const { data } = named.safeParse(question);
  const text = data?.title ?? data?.prompt.text ?? "";
  return text === "" ? String(index + 1) : `${index + 1}. ${text.slice(0, NAME_LENGTH)}`;
}
