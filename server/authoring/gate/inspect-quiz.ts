import { z } from "zod";
import { questionSchema } from "@/lib/schemas/questions";

const storedQuiz = z.object({ questions: z.array(z.unknown()) });
const named = z.object({ title: z.string().nullable().optional(), prompt: z.object({ text: z.string() }) });
const NAME_LENGTH = 80;

/** How many questions a stored quiz asks, and which of them have no right answer. What only informs asks nothing. */
export function inspectQuiz(content: unknown): { questionCount: number; withoutAnswer: string[] } {
  const quiz = storedQuiz.safeParse(content);
  if (!quiz.success) return { questionCount: 0, withoutAnswer: [] };
  const read = quiz.data.questions.map((question) => ({ question, parsed: questionSchema.safeParse(question) }));
  return {
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
