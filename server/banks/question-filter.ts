import { DIFFICULTY_BANDS } from "@/lib/domain/difficulty";
import type { BankQuestionsInput } from "@/lib/schemas/banks";
import type { Prisma } from "@/prisma/generated/client";

type Filter = Pick<BankQuestionsInput, "bankId" | "text" | "tag" | "type" | "difficulty" | "archived">;

/** The filter of a bank's list as a `where`. */
export function questionsWhere({ bankId, text, tag, type, difficulty, archived }: Filter): Prisma.BankQuestionWhereInput {
  return {
    bankId,
    archivedAt: archived ? { not: null } : null,
    ...(text !== "" && { text: { contains: text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`), mode: "insensitive" } }),
    ...(tag !== null && { tags: { has: tag } }),
    ...(type !== null && { type }),
    ...(difficulty === "unset" && { difficulty: null }),
    ...(difficulty !== null && difficulty !== "unset" && { difficulty: { gte: DIFFICULTY_BANDS[difficulty].from, [difficulty === "hard" ? "lte" : "lt"]: DIFFICULTY_BANDS[difficulty].to } }),
  };
}
