import { z } from "zod";
import { DEFAULT_QUIZ_SETTINGS, MAX_QUESTIONS, type QuizContent } from "@/lib/schemas/lesson-content";
import { questionSchema } from "@/lib/schemas/questions";
import { ImportRefused } from "@/server/content-formats";
import type { BundleReport } from "./bundle-report";
import { check } from "./bundle-report";
import { readText } from "./file-text";

const isCorrect = z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")]);
const listSchema = z
  .array(z.object({
    quizzes: z
      .array(z.object({
        id: z.int(), title: z.string().min(1).max(1_000),
        quiz: z.array(z.object({ questionText: z.string().min(1).max(20_000), answerOptions: z.array(z.object({ answerText: z.string().max(20_000), isCorrect })).max(200) })).max(MAX_QUESTIONS),
      }))
      .max(1_000),
  }))
  .max(20);

export type ListedQuiz = { id: number; title: string; content: QuizContent };

/** The quizzes of a `quizzes/<language>.json`: lists of questions with options that say whether they are right. Each quiz is in the report. */
export function readQuizList(path: string, bytes: Uint8Array, report: BundleReport): ListedQuiz[] {
  const lists = report.attempt(path, "quizzes", () => check(listSchema, parseJson(readText(bytes))));
  return (lists ?? []).flatMap(({ quizzes }) =>
    quizzes.flatMap(({ id, title, quiz }) => {
      const questions = quiz.flatMap(({ questionText, answerOptions }, index) => {
        const right = answerOptions.filter((option) => option.isCorrect).length;
        const parsed = questionSchema.safeParse({
          type: right > 1 ? "multiple" : "single",
          ...(right > 1 && { scoring: "rightMinusWrong" }),
          prompt: { format: "plain", text: questionText },
          options: answerOptions.map((option, at) => ({ id: `a${at + 1}`, text: { format: "plain", text: option.answerText }, correct: option.isCorrect })),
        });
        if (parsed.success) return [parsed.data];
        report.refused(`${path}:${id}.${index + 1}`, "question", parsed.error.issues[0]?.message ?? "It cannot be read.");
        return [];
      });
      report.imported(`${path}:${id}`, "quiz");
      return [{ id, title, content: { kind: "quiz" as const, ...DEFAULT_QUIZ_SETTINGS, questions } }];
    }),
  );
}

export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new ImportRefused("It is no JSON.");
  }
}
