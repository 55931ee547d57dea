import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { AskedQuestion } from "@/server/assessment";

/** Whether an answer names a file that was not found good so far: it cannot be submitted yet. */
export function hasFileUnready({ upload }: Pick<AskedQuestion, "upload">, response: QuestionResponse | undefined): boolean {
  if (response?.type !== "file") return false;
  return response.files.some((fileId) => upload?.files.find((file) => file.fileId === fileId)?.state !== "ready");
}
