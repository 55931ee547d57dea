import { z } from "zod";
import type { GateLesson } from "@/lib/domain/publish-gate";
import { questionSchema } from "@/lib/schemas/questions";

const storedQuiz = z.object({ questions: z.array(z.unknown()) });
const named = z.object({ title: z.string().nullable().optional(), prompt: z.object({ text: z.string() }) });
const NAME_LENGTH = 80;

/** Scored by a person or by a run of code: neither happens in an attempt. */
const NOT_SCORED: ReadonlySet<string> = new Set(["essay", "file", "code"]);
/** Ways of asking that the page of a quiz does not have. */
const NOT_SHOWN: ReadonlySet<string> = new Set(["qti"]);

/**
 * How many questions a stored quiz asks, and which of them have no right answer, nobody to score them, or no way to be
 * asked. What only informs asks nothing.
 */
export function inspectQuiz(content: unknown): NonNullable<GateLesson["quiz"]> {
  const quiz = storedQuiz.safeParse(content);
  if (!quiz.success) return { questionCount: 0, withoutAnswer: [], withoutGrader: [], withoutPlayer: [] };
  const read = quiz.data.questions.map((question) => ({ question, parsed: questionSchema.safeParse(question) }));
  const namesOf = (types: ReadonlySet<string>) => read.flatMap(({ question, parsed }, index) => (parsed.success && types.has(parsed.data.type) ? [nameOf(question, index)] : []));
  return {
    withoutGrader: namesOf(NOT_SCORED),
    withoutPlayer: namesOf(NOT_SHOWN),
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
