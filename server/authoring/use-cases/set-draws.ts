import { isDeepStrictEqual } from "node:util";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { MAX_POOL, type QuizDraw, type SetDrawsInput } from "@/lib/schemas/lesson-content";
import { resolvePools, shareBank, type ResolvedPool } from "@/server/banks";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";
import { loadQuiz, requireVersion, toJsonContent, versionOf } from "../quiz/quiz-content";

type Wanted = SetDrawsInput["draws"][number];

/**
 * Says what a quiz draws from banks, as a new revision that can be undone; each pool is what the bank has now. A draw of a
 * bank that is not in this school may stay, be moved and be drawn from as it is. Throws NOT_FOUND for a bank that the
 * author may not read, `banks.not_shared` when its owner does not use it in the course, `banks.pool_too_large`, and
 * `authoring.outline_changed` when it is not the quiz that was on screen.
 */
export async function setDraws(ctx: Ctx, { courseId, lessonId, version, draws: wanted }: SetDrawsInput): Promise<OutlineChanged & { version: string }> {
  return changeDraft(ctx, courseId, async (tx) => {
    const stored = await loadQuiz(tx, courseId, lessonId);
    requireVersion(stored, version);
    const { quiz, revision } = stored;
    const before = new Map((quiz.draws ?? []).map((draw) => [draw.id, draw]));
    if (wanted.some(({ id }) => id !== null && !before.has(id)) || new Set(wanted.map(({ id }, index) => id ?? index)).size !== wanted.length) throw new DomainError("conflict", "authoring.outline_changed");
    const named = new Set([...before.values()].map(({ bank }) => bank.id));
    for (const bankId of new Set(wanted.map((draw) => draw.bankId))) await use(ctx, tx, { courseId, bankId }, named.has(bankId));
    const found = await resolvePools(tx, courseId, wanted.map((draw, index) => ({ ...draw, key: String(index) })));
    const sections = new Set(quiz.sections?.map(({ id }) => id));
    const draws = wanted.map(({ section, ...draw }): Wanted => ({ ...draw, ...(section !== undefined && sections.has(section) && { section }) })).map((draw, index) => toDraw(draw, draw.id === null ? undefined : before.get(draw.id), found.get(String(index)), quiz.questions.length));
    const next = { ...quiz, draws };
    return {
      kind: "quiz_changed",
      subject: { title: revision.title, lessonId, fields: ["questions"] },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next) },
    };
  });
}

/** A bank that the quiz names already may be gone, or another's: its draws then stay as they are. */
async function use(ctx: Ctx, tx: Tx, bank: { courseId: string; bankId: string }, isNamed: boolean): Promise<void> {
  try {
    await shareBank(ctx, tx, bank);
  } catch (error) {
    if (!isNamed || !(error instanceof DomainError) || error.kind !== "not_found") throw error;
  }
}

function toDraw({ bankId, ...rule }: Wanted, before: QuizDraw | undefined, found: ResolvedPool | undefined, fixed: number): QuizDraw {
  const said = { ...rule, id: rule.id ?? newId("quizDraw"), before: Math.min(rule.before, fixed) };
  if (found) {
    if (found.pool.length > MAX_POOL) throw new DomainError("conflict", "banks.pool_too_large", { max: MAX_POOL });
    return { ...said, bank: { id: bankId, title: found.title }, pool: found.pool };
  }
  const asBefore = before?.bank.id === bankId && isDeepStrictEqual([before.tags, before.difficulty], [rule.tags, rule.difficulty]);
  if (!asBefore) throw new DomainError("conflict", "banks.not_shared");
  return { ...said, bank: before.bank, pool: before.pool.map((question) => ({ ...question, points: rule.points })) };
}
