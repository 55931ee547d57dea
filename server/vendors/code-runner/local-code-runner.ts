import { availableParallelism } from "node:os";
import { z } from "zod";
import type { CodeLanguage } from "@/lib/domain/code-languages";
import { EngineProcess, type EngineMessage } from "./engine-process";
import { sqlCluster } from "./sql-cluster";
import { CodeRunnerBusy, type CallOutcome, type CallsResult, type CodeCall, type CodeLimits, type CodeRunner, type ProgramResult, type ReturnedValue } from "./types";

type Options = {
  /** Processes that run at once; by default one less than the machine has processors. */
  concurrent?: number;
  /** Runs that may wait for their turn. */
  waiting?: number;
  /** Starts the next process of a slow language when one is used, and keeps it this long, milliseconds; 0 keeps none. */
  keepReadyMs?: number;
};

type Job = { language: CodeLanguage; source: string; stdin: string | null; limits: CodeLimits };

/** These take seconds to start. */
const SLOW: readonly CodeLanguage[] = ["python", "sql"];
const ENDED = "The run ended before this call gave its value.";

const returnedSchema: z.ZodType<ReturnedValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.strictObject({ a: z.array(returnedSchema) }),
    z.strictObject({ o: z.array(z.tuple([z.string(), returnedSchema])) }),
    z.strictObject({ s: z.array(returnedSchema) }),
    z.strictObject({ t: z.literal(true) }),
    z.strictObject({ n: z.string() }),
    z.strictObject({ x: z.string() }),
  ]),
);

/** Runs each job in a process of its own on this machine (docs/code-runner.md). */
export function localCodeRunner({ concurrent = Math.max(1, availableParallelism() - 1), waiting = 32, keepReadyMs = 0 }: Options = {}): CodeRunner {
  const turns = new Turns(concurrent, waiting);
  const ready = new ReadyEngines(keepReadyMs);
  const withEngine = <T>({ language, source, stdin, limits }: Job, work: (engine: EngineProcess, loaded: EngineMessage | null) => Promise<T>): Promise<T> =>
    turns.during(async () => {
      const cluster = language === "sql" ? await sqlCluster() : null;
      const engine = ready.take(language, cluster);
      try {
        await engine.start();
        engine.limit(limits);
        return await work(engine, await engine.ask({ source, stdin, memoryMb: limits.memoryMb, outputBytes: limits.outputBytes }));
      } finally {
        engine.kill();
        ready.prepare(language, cluster);
      }
    });
  return {
    runCalls: ({ calls, ...job }) => withEngine({ ...job, stdin: null }, (engine, loaded) => callAll(engine, loaded, calls)),
    runProgram: (job) => withEngine(job, async (engine, loaded) => endOfProgram(engine, loaded)),
  };
}

async function callAll(engine: EngineProcess, loaded: EngineMessage | null, calls: readonly CodeCall[]): Promise<CallsResult> {
  // What the source itself raises is told by every call: none of them could be made.
  const problem = loaded?.loaded === undefined ? ENDED : loaded.loaded;
  const outcomes: CallOutcome[] = [];
  for (const { function: name, args } of calls) {
    const answer = problem === null && engine.stopped === null ? await engine.ask({ function: name, args }) : null;
    if (answer === null) outcomes.push({ status: "missing", error: problem ?? ENDED, output: outcomes.length === 0 ? (loaded?.output ?? "") : "" });
    else outcomes.push(outcomeOf(answer));
  }
  return { outcomes, stopped: engine.stopped };
}

function outcomeOf({ value, error, missing, output }: EngineMessage): CallOutcome {
  if (value !== undefined) {
    const parsed = readValue(value);
    return parsed === undefined ? { status: "missing", error: "The value cannot be read.", output } : { status: "returned", value: parsed, output };
  }
  return error === undefined ? { status: "missing", error: missing ?? ENDED, output } : { status: "raised", error, output };
}

function readValue(text: string): ReturnedValue | undefined {
  try {
    return returnedSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function endOfProgram(engine: EngineProcess, loaded: EngineMessage | null): ProgramResult {
  const isWhole = loaded?.loaded !== undefined;
  return { output: loaded?.output ?? "", error: isWhole ? (loaded.loaded ?? null) : engine.stopped === null ? "The program ended without a word." : null, stopped: engine.stopped };
}

/** So many at once, so many waiting, the rest refused. */
class Turns {
  readonly #concurrent: number;
  readonly #waiting: number;
  #running = 0;
  readonly #queue: (() => void)[] = [];

  constructor(concurrent: number, waiting: number) {
    this.#concurrent = concurrent;
    this.#waiting = waiting;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#concurrent) {
      if (this.#queue.length >= this.#waiting) throw new CodeRunnerBusy("Too many runs are waiting.");
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

/** One started process a slow language, for whoever runs next; each still serves one job. */
class ReadyEngines {
  readonly #keepMs: number;
  readonly #ready = new Map<CodeLanguage, EngineProcess>();

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  take(language: CodeLanguage, cluster: string | null): EngineProcess {
    const waiting = this.#ready.get(language);
    this.#ready.delete(language);
    return waiting && !waiting.ended ? waiting : new EngineProcess(language, cluster);
  }

  prepare(language: CodeLanguage, cluster: string | null): void {
    if (this.#keepMs === 0 || !SLOW.includes(language) || this.#ready.get(language)?.ended === false) return;
    const engine = new EngineProcess(language, cluster);
    engine.unref();
    this.#ready.set(language, engine);
    setTimeout(() => {
      if (this.#ready.get(language) !== engine) return;
      this.#ready.delete(language);
      engine.kill();
    }, this.#keepMs).unref();
  }
}
