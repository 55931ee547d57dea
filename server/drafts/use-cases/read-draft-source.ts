import { MAX_PDF_PAGES } from "@/lib/domain/drafting/draft-terms";
import { MAX_SOURCE_CHARS, toBatches, toPassages } from "@/lib/domain/drafting/passage";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { pageParts } from "../load-text";
import { endRun, findOpenRun } from "../run-steps";
import { readPassages, readWanted, toJson } from "../stored-run";

/**
 * Reads a run's PDF, where its text is not there yet, and begins the run. Answers how many batches there are to ask for; 0
 * when there is nothing to do. Repeating it reads nothing again. A PDF that cannot be read ends the run with the reason.
 */
export async function readDraftSource(ctx: Ctx, { runId }: { runId: string }): Promise<{ method: "model" | "rules"; batches: number }> {
  authorize(ctx.viewer, "system.run");
  const run = await findOpenRun(ctx.db, runId);
  if (!run) return { method: "rules", batches: 0 };
  const { method } = run;
  if (run.passages !== null) {
    await ctx.db.draftRun.updateMany({ where: { id: runId, state: "requested" }, data: { state: "drafting" } });
    return { method, batches: method === "rules" ? 1 : toBatches(readPassages(run), readWanted(run).count).length };
  }
  const failed = async (failure: Parameters<typeof endRun>[3] & { state: "failed" }) => {
    await endRun(ctx, ctx.db, runId, failure);
    return { method, batches: 0 };
  };
  const source = run.sourceId === null ? null : await ctx.db.draftSource.findFirst({ where: { id: run.sourceId, removedAt: null }, select: { pathname: true } });
  const file = source && (await ctx.vendors.files.read(source.pathname));
  if (!file) return failed({ state: "failed", failure: "pdf_gone" });
  const read = await ctx.vendors.pdf.read(file.body, { maxPages: MAX_PDF_PAGES, maxChars: 2 * MAX_SOURCE_CHARS });
  if (read.outcome !== "read") return failed({ state: "failed", failure: `pdf_${read.outcome}` });
  const { passages, isCut } = toPassages(pageParts(read.pages));
  if (passages.length === 0) return failed({ state: "failed", failure: "no_text" });
  const batches = method === "rules" ? 1 : toBatches(passages, readWanted(run).count).length;
  await ctx.db.draftRun.updateMany({ where: { id: runId, state: "requested" }, data: { state: "drafting", passages: toJson(passages) ?? [], isCut, batches } });
  return { method, batches };
}
