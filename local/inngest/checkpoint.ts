import { z } from "zod";
import { HELD } from "./apply-outcome.ts";
import type { Engine } from "./engine.ts";
import { finishRun } from "./finish-run.ts";
import { ANSWER_LIMIT_BYTES, operationSchema } from "./outcome.ts";
import { publish } from "./publish.ts";
import { recordingSql, recordingValues, sizeProblem } from "./record-steps.ts";

const checkpointSchema = z.object({
  qi_id: z.string().regex(/^\d+$/),
  request_id: z.string().default(""),
  generation_id: z.number().int(),
  steps: z.array(operationSchema.extend({ op: z.enum(["StepRun", "Step"], "only finished steps can be checkpointed here") })).min(1),
});

/**
 * Records steps that the SDK ran one after another within a call that is still under way
 * (`POST /v1/checkpoint/:id/async`). The first of several copies of a call to checkpoint owns the job;
 * the others, and calls whose lease ended, are `stale`: the SDK then stops them.
 */
export async function recordCheckpoint(engine: Engine, runId: string, body: unknown, now: Date): Promise<"recorded" | "stale"> {
  const { qi_id: jobId, request_id: requestId, generation_id: generation, steps } = checkpointSchema.parse(body);
  const recording = recordingValues(0, steps);
  if (recording[2].some((memo) => Buffer.byteLength(memo) > ANSWER_LIMIT_BYTES)) {
    throw new z.ZodError([{ code: "custom", path: ["steps"], message: "A step's output is larger than 4 MB.", input: undefined }]);
  }
  const [row] = await engine.database.write<{ steps: string; bytes: string }>(
    `with held as (
       update inngest_local.jobs set owner_request = $3, leased_until = $5 where ${HELD} and run_id = $4 returning run_id),
     ${recordingSql(6, "select run_id from held", "$10::timestamptz", "2")}
     select (select count(*) from inngest_local.steps s where s.run_id = held.run_id) as steps, r.state_bytes as bytes
     from held join inngest_local.runs r on r.id = held.run_id`,
    [jobId, generation, requestId, runId, new Date(now.getTime() + engine.settings.leaseMs), ...recording, now],
  );
  if (!row) return "stale";
  const problem = sizeProblem(Number(row.steps), Number(row.bytes));
  if (!problem) return "recorded";
  await engine.database.transaction(async (query) => {
    await publish(query, engine, await finishRun(query, engine, runId, { status: "Failed", error: { name: "LimitExceeded", message: problem } }, now), now);
  });
  return "stale";
}
