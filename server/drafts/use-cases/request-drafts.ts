import { toBatches } from "@/lib/domain/drafting/passage";
import { DomainError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { DraftTarget, RequestDraftsInput } from "@/lib/schemas/drafts";
import { requireUser } from "@/server/access";
import { authorizeCourse } from "@/server/authoring";
import { authorizeBank } from "@/server/banks";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { requireTurn } from "@/server/platform/require-turn";
import { draftsRequested } from "../events";
import { loadText } from "../load-text";
import { PROMPT_VERSION, RULES_VERSION } from "../prompt";
import { usedTokens } from "../run-steps";
import { toJson } from "../stored-run";

/** As many runs of one teacher as may be under way. */
const MOST_OPEN = 3;

/**
 * Asks for drafts of questions from a lesson's text, what is said in its video, or a PDF. Nothing is asked of learners: what
 * comes waits for a person. Announces `drafts/run.requested`. Throws NOT_FOUND for a source, quiz or bank that is not the
 * teacher's, `drafts.no_text`, `drafts.no_model`, `drafts.too_many_runs`, `drafts.budget_spent` and `rate.too_many`.
 */
export async function requestDrafts(ctx: Ctx, input: RequestDraftsInput): Promise<{ runId: string }> {
  const { courseId, source, target, method, wanted } = input;
  await authorizeCourse(ctx, "course.update", courseId);
  const { userId } = requireUser(ctx.viewer);
  await requireTarget(ctx, ctx.db, courseId, target);
  const { model } = ctx.vendors;
  if (method === "model" && model === null) throw new DomainError("conflict", "drafts.no_model");
  if (method === "model" && model && (await usedTokens(ctx, ctx.db, userId)) >= model.dailyTokens) throw new DomainError("conflict", "drafts.budget_spent");
  const { name, lessonId, sourceId, text } = await loadText(ctx.db, courseId, source);
  await requireTurn(ctx, "draft_run", userId);
  const used = method === "model" ? model : null;
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId} FOR UPDATE`;
    const open = await tx.draftRun.count({ where: { askedById: userId, state: { in: ["requested", "drafting"] } } });
    if (open >= MOST_OPEN) throw new DomainError("conflict", "drafts.too_many_runs", { max: MOST_OPEN });
    const runId = newId("draftRun");
    await tx.draftRun.create({
      data: {
        id: runId, courseId, askedById: userId, sourceKind: source.kind, sourceName: name, lessonId, sourceId, method,
        quizId: target.kind === "quiz" ? target.lessonId : null,
        bankId: target.kind === "bank" ? target.bankId : null,
        model: used?.name ?? "",
        promptVersion: used ? PROMPT_VERSION : RULES_VERSION,
        inputPrice: used?.price?.input ?? null,
        outputPrice: used?.price?.output ?? null,
        wanted: toJson(wanted) ?? {},
        ...(text && { passages: toJson(text.passages) ?? [], isCut: text.isCut, batches: used ? toBatches(text.passages, wanted.count).length : 1 }),
        createdAt: ctx.clock.now(),
      },
      select: { id: true },
    });
    await emit(tx, draftsRequested({ runId, askedById: userId }), ctx.requestId);
    return { runId };
  });
}

/** Throws NOT_FOUND for a lesson that is no quiz of the course and for a bank that is not the teacher's own. */
async function requireTarget({ viewer }: Ctx, db: Reader, courseId: string, target: DraftTarget): Promise<void> {
  if (target.kind === "bank") {
    await authorizeBank({ viewer, db }, "bank.manage", target.bankId);
    return;
  }
  const newest = await db.lessonRevision.findFirst({ where: { lessonId: target.lessonId, lesson: { courseId, deletedAt: null } }, orderBy: { number: "desc" }, select: { kind: true } });
  if (newest?.kind !== "quiz") throw notFound();
}
