import { Hono } from "hono";
import { FaultPlan } from "../kit/faults.ts";
import { serveOnLoopback, type RunningService } from "../kit/service.ts";
import { judge0Api, type RunProgram } from "./judge0-api.ts";

/** `token` is what `X-Auth-Token` must hold, null for an open one. `lacks` are languages that this one does not have. */
type Judge0Options = { port: number; token: string | null; run: RunProgram; lacks?: readonly string[] };

/**
 * Judge0's REST API over whatever runs a program: no sandbox of its own. Contract tests start it; `local/main.ts` does not,
 * because the application needs no Judge0 here.
 */
export function startJudge0({ port, token, run, lacks = [] }: Judge0Options): Promise<RunningService> {
  const faults = new FaultPlan();
  return serveOnLoopback("judge0", port, new Hono().route("/", judge0Api({ token, run, lacks, faults })), faults);
}
