import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import type { FaultPlan } from "../kit/faults.ts";
import { requestFaults } from "../kit/request-faults.ts";

type Limits = { timeMs: number; memoryMb: number; outputBytes: number };
type Ended = { output: string; error: string | null; stopped: "time" | "memory" | "output" | null };

/** Runs one program to its end. */
export type RunProgram = (job: { language: "javascript" | "python" | "lua"; source: string; stdin: string; limits: Limits }) => Promise<Ended>;

type Submission = { status: { id: number; description: string }; stdout: string | null; stderr: string | null; compile_output: string | null; message: string | null; exit_code: number | null; exit_signal: number | null; memory: number | null };
type Settings = { token: string | null; run: RunProgram; lacks: readonly string[]; faults: FaultPlan };

/** As they stand in Judge0 CE's list, older ones and a lookalike among them. */
const LANGUAGES = [
  { id: 63, name: "JavaScript (Node.js 12.14.0)", runs: "javascript" },
  { id: 102, name: "JavaScript (Node.js 22.08.0)", runs: "javascript" },
  { id: 97, name: "JavaScript (Node.js 20.17.0)", runs: "javascript" },
  { id: 70, name: "Python (2.7.17)", runs: null },
  { id: 109, name: "Python (3.13.2)", runs: "python" },
  { id: 71, name: "Python (3.8.1)", runs: "python" },
  { id: 10, name: "Python for ML (3.11.2)", runs: null },
  { id: 64, name: "Lua (5.3.5)", runs: "lua" },
  { id: 82, name: "SQL (SQLite 3.27.2)", runs: null },
] as const;
const CONFIG = { enable_wait_result: false, max_queue_size: 100, max_cpu_time_limit: 15, max_wall_time_limit: 20, max_memory_limit: 512_000, max_max_file_size: 4_096 };

const positive = z.coerce.number().positive();
const base64 = z.string().transform((text) => Buffer.from(text, "base64").toString("utf8"));
const inputSchema = z.object({
  language_id: z.number().int(),
  source_code: base64.refine((text) => text !== "", "can't be blank"),
  stdin: base64.default(""),
  cpu_time_limit: positive.max(CONFIG.max_cpu_time_limit).default(5),
  wall_time_limit: positive.max(CONFIG.max_wall_time_limit).default(10),
  memory_limit: positive.max(CONFIG.max_memory_limit).default(128_000),
  max_file_size: positive.max(CONFIG.max_max_file_size).default(1_024),
  enable_network: z.boolean().default(false),
});

/** Languages, configuration, and submissions that are created, wait, and are looked at: base64 only, without `wait`. */
export function judge0Api({ token, run, lacks, faults }: Settings): Hono {
  const app = new Hono();
  const submissions = new Map<string, Submission>();
  const languages = LANGUAGES.filter(({ runs }) => runs === null || !lacks.includes(runs));
  app.use(async (c, next) => {
    if (token !== null && c.req.header("x-auth-token") !== token) return c.json({ error: "unauthorized" }, 401);
    await next();
    return undefined;
  });
  app.use(requestFaults(faults, (status) => ({ error: status === 503 ? "queue is full" : "Injected fault" })));
  app.get("/languages", (c) => c.json(languages.map(({ id, name }) => ({ id, name }))));
  app.get("/config_info", (c) => c.json(CONFIG));
  app.post("/submissions", async (c) => {
    if (c.req.query("wait") === "true") return c.json({ error: "wait not allowed" }, 400);
    const input = inputSchema.safeParse(await c.req.json().catch(() => null));
    if (!input.success) return c.json(z.flattenError(input.error).fieldErrors, 422);
    const language = languages.find(({ id }) => id === input.data.language_id)?.runs;
    if (!language) return c.json({ language_id: ["language doesn't exist"] }, 422);
    const name = randomUUID();
    submissions.set(name, bare(2, "Processing"));
    const { source_code: source, stdin, ...asked } = input.data;
    const limits = { timeMs: Math.min(asked.cpu_time_limit, asked.wall_time_limit) * 1_000, memoryMb: asked.memory_limit / 1_024, outputBytes: asked.max_file_size * 1_024 };
    void run({ language, source, stdin, limits }).then(
      (ended) => submissions.set(name, endedAs(ended, asked.memory_limit)),
      (error: unknown) => submissions.set(name, { ...bare(13, "Internal Error"), message: encode(String(error)) }),
    );
    return c.json({ token: name }, 201);
  });
  app.get("/submissions/:token", (c) => {
    const found = submissions.get(c.req.param("token"));
    return found ? c.json(found) : c.json({ error: "not found" }, 404);
  });
  return app;
}

function bare(id: number, description: string): Submission {
  return { status: { id, description }, stdout: null, stderr: null, compile_output: null, message: null, exit_code: null, exit_signal: null, memory: null };
}

function endedAs({ output, error, stopped }: Ended, memoryKb: number): Submission {
  const stdout = encode(output);
  if (stopped === "time") return { ...bare(5, "Time Limit Exceeded"), stdout };
  if (stopped === "output") return { ...bare(8, "Runtime Error (SIGXFSZ)"), stdout, exit_signal: 25 };
  if (stopped === "memory") return { ...bare(12, "Runtime Error (Other)"), stdout, exit_signal: 9, memory: memoryKb, message: encode("Caught fatal signal 9") };
  if (error !== null) return { ...bare(11, "Runtime Error (NZEC)"), stdout, stderr: encode(error), exit_code: 1, message: encode("Exited with error status 1") };
  return { ...bare(3, "Accepted"), stdout, exit_code: 0, memory: 1_024 };
}

/** Ruby's encoder, which Judge0 uses, breaks its lines. */
function encode(text: string): string {
  return Buffer.from(text).toString("base64").replaceAll(/.{60}/g, "$&\n");
}
