import type { SaveCodeQuestionInput } from "@/lib/schemas/code-question";
import { questionSchema } from "@/lib/schemas/questions";
import type { Ctx } from "@/server/platform/ctx";
import type { OutlineChanged } from "../dto";
import { putQuestion } from "../quiz/put-question";

/** Writes a code question into a quiz, which keeps what the form does not show (tags, feedback). Throws as `putQuestion` does. */
export async function saveCodeQuestion(ctx: Ctx, { question, ...where }: SaveCodeQuestionInput): Promise<OutlineChanged & { version: string }> {
  // It is not the bank's question any more.
  return putQuestion(ctx, { ...where, type: "code" }, (before) => questionSchema.parse({ type: "code", ...before, ...question, bank: undefined }));
}
