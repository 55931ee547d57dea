import { costOf } from "@/lib/domain/drafting/model-cost";
import type { Reader } from "@/server/platform/db/tx";
import { RUN_FAILURES, type DraftRunEntry } from "./dto";
import { readDropped, readWanted } from "./stored-run";

const MOST_RUNS = 20;

/** The latest runs of a course, or the one that is asked for. Three statements, however many runs. */
export async function loadRuns(db: Reader, courseId: string, runId: string | null): Promise<DraftRunEntry[]> {
  const rows = await db.draftRun.findMany({
    where: { courseId, ...(runId !== null && { id: runId }) },
    orderBy: { id: "desc" },
    take: MOST_RUNS,
    select: {
      id: true, state: true, failure: true, sourceName: true, sourceKind: true, method: true, model: true, wanted: true, isCut: true, batches: true, settledBatches: true, dropped: true,
      inputPrice: true, outputPrice: true, createdAt: true,
    },
  });
  const runIds = rows.map(({ id }) => id);
  const counts = await db.questionDraft.groupBy({ by: ["runId", "state"], where: { runId: { in: runIds } }, _count: { _all: true } });
  const used = await db.draftCall.groupBy({ by: ["runId"], where: { runId: { in: runIds } }, _sum: { inputTokens: true, outputTokens: true } });
  return rows.map(({ id, failure, wanted, dropped, inputPrice, outputPrice, createdAt, ...row }) => {
    const countOf = (state: string) => counts.find((each) => each.runId === id && each.state === state)?._count._all ?? 0;
    const sum = used.find((each) => each.runId === id)?._sum;
    const tokens = { inputTokens: sum?.inputTokens ?? 0, outputTokens: sum?.outputTokens ?? 0 };
    const price = inputPrice === null || outputPrice === null ? null : { input: inputPrice, output: outputPrice };
    return {
      ...row, ...tokens, runId: id,
      failure: RUN_FAILURES.find((known) => known === failure) ?? null,
      wanted: readWanted({ wanted }),
      dropped: readDropped({ dropped }),
      waiting: countOf("waiting"), accepted: countOf("accepted"), rejected: countOf("rejected"),
      costMicros: row.method === "rules" ? 0 : costOf(tokens, price),
      createdAt: createdAt.toISOString(),
    };
  });
}
