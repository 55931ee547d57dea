import { z } from "zod";
import { quizDrawSchema, type QuizDraw } from "@/lib/schemas/lesson-content";
import { questionSchema } from "@/lib/schemas/questions";
import { resolvePools } from "@/server/banks";
import type { Reader } from "@/server/platform/db/tx";

/** A bank may hold more than a pool takes: the gate says so. */
const anyPool = quizDrawSchema.extend({ pool: z.array(questionSchema) });
const drawing = z.object({ kind: z.literal("quiz"), draws: z.array(anyPool).min(1) });

/** A stored quiz that may draw, whatever else a caller knows of it. */
type Stored = { content: unknown };

/** The draws of a stored quiz; none of what is no quiz. */
export function drawsOf(content: unknown): QuizDraw[] {
  return drawing.safeParse(content).data?.draws ?? [];
}

/**
 * Quizzes of a course with the pools of their draws as the banks are now. A draw whose bank the course may not draw from,
 * or that is not in this school, keeps the pool that it has. One statement for all, none where nothing draws.
 */
export async function renewPools<T extends Stored>(db: Reader, courseId: string, quizzes: readonly T[]): Promise<T[]> {
  const drawn = quizzes.map(({ content }) => drawsOf(content));
  const keyOf = (quiz: number, draw: number): string => `${quiz}/${draw}`;
  const rules = drawn.flatMap((draws, quiz) => draws.map(({ bank, points, tags, difficulty }, draw) => ({ key: keyOf(quiz, draw), bankId: bank.id, points, tags, difficulty })));
  const found = await resolvePools(db, courseId, rules);
  return quizzes.map((each, quiz) => {
    const draws = drawn[quiz] ?? [];
    if (draws.length === 0 || typeof each.content !== "object") return each;
    const renewed = draws.map((stored, draw): QuizDraw => {
      const now = found.get(keyOf(quiz, draw));
      return now ? { ...stored, bank: { id: stored.bank.id, title: now.title }, pool: now.pool } : stored;
    });
    return { ...each, content: { ...each.content, draws: renewed } };
  });
}
