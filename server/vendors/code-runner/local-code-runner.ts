import { availableParallelism } from "node:os";
import type { CodeLanguage } from "@/lib/domain/code-languages";
import { EngineProcess, type EngineMessage } from "./engine-process";
import { ENDED, outcomeOf } from "./outcomes";
import { sqlCluster } from "./sql-cluster";
import { Turns } from "./turns";
import type { CallOutcome, CallsResult, CodeCall, CodeLimits, CodeRunner, ProgramResult } from "./types";

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

function endOfProgram(engine: EngineProcess, loaded: EngineMessage | null): ProgramResult {
  const isWhole = loaded?.loaded !== undefined;
  return { output: loaded?.output ?? "", error: isWhole ? (loaded.loaded ?? null) : engine.stopped === null ? "The program ended without a word." : null, stopped: engine.stopped };
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
