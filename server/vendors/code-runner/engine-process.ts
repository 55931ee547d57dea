import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { z } from "zod";
import type { CodeLanguage } from "@/lib/domain/code-languages";
import { launchEngine } from "./launch";
import type { CodeLimits, CodeStop } from "./types";

/** What an engine says. It is read as strictly as anything from outside: a program may have taken the engine over. */
const messageSchema = z.strictObject({
  output: z.string(),
  ready: z.literal(true).optional(),
  loaded: z.string().nullable().optional(),
  value: z.string().optional(),
  error: z.string().optional(),
  missing: z.string().optional(),
  stopped: z.enum(["memory", "output"]).optional(),
});

export type EngineMessage = z.infer<typeof messageSchema>;

/** An engine's start, milliseconds: long, because a busy machine starts Python slowly. */
const START_MS = 60_000;
const WATCH_MS = 50;
/** Resident memory beyond the program's own, mebibytes: V8's heap and what it compiles while the program runs. */
const SPARE_MB: Record<CodeLanguage, number> = { javascript: 192, typescript: 192, python: 256, sql: 512, lua: 192 };
/** Bytes that an engine may say in all beyond the program's allowance for one message. */
const TALK_BYTES = 16 * 1024 * 1024;

const running = new Set<EngineProcess>();
process.on("exit", () => {
  for (const each of running) each.kill();
});

/** A language's process: one job, then it ends. It is spoken to line by line and killed with its whole group. */
export class EngineProcess {
  readonly #language: CodeLanguage;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #messages: EngineMessage[] = [];
  #text = "";
  #heard = 0;
  #wake: (() => void) | null = null;
  #ended = false;
  #timer: NodeJS.Timeout | null = null;
  #watch: NodeJS.Timeout | null = null;
  #complaint = "";
  /** Why it was ended, once it was. */
  stopped: CodeStop | null = null;

  constructor(language: CodeLanguage, cluster: string | null) {
    this.#language = language;
    this.#child = launchEngine(language, cluster);
    running.add(this);
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => this.#hear(text));
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-2_000);
    });
    // Writing to a process that is gone is no news: its end is.
    this.#child.stdin.on("error", () => undefined);
    this.#child.on("error", (error) => {
      this.#complaint = error.message;
      this.#end(null, null);
    });
    this.#child.on("close", (code, signal) => this.#end(code, signal));
    this.#timer = setTimeout(() => this.kill(), START_MS);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Waits until the language has started. Throws when it did not. */
  async start(): Promise<void> {
    const first = await this.#next();
    if (first?.ready !== true) throw new Error(`The engine did not start: ${this.#complaint || "it gave no reason"}`);
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** From now on counts the time, and watches the memory, of a job. */
  limit({ timeMs, memoryMb }: CodeLimits): void {
    this.#timer = setTimeout(() => this.#kill("time"), timeMs);
    const most = (this.#residentMb() ?? 0) + memoryMb + SPARE_MB[this.#language];
    this.#watch = setInterval(() => {
      const resident = this.#residentMb();
      if (resident !== null && resident > most) this.#kill("memory");
    }, WATCH_MS);
  }

  /** Says a line and waits for the answer; null when the process ended instead. */
  ask(message: unknown): Promise<EngineMessage | null> {
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
    return this.#next();
  }

  /** Ends the process and all that it may have started. */
  kill(): void {
    const { pid } = this.#child;
    if (this.#ended || pid === undefined) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      this.#child.kill("SIGKILL");
    }
  }

  /** Lets a process that waits for a job not hold up the end of this one. */
  unref(): void {
    this.#child.unref();
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) if ("unref" in stream && typeof stream.unref === "function") stream.unref();
  }

  #kill(reason: CodeStop): void {
    this.stopped ??= reason;
    this.kill();
  }

  async #next(): Promise<EngineMessage | null> {
    while (this.#messages.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const message = this.#messages.shift() ?? null;
    if (message?.stopped) this.stopped ??= message.stopped;
    return message;
  }

  #hear(text: string): void {
    this.#heard += text.length;
    if (this.#heard > TALK_BYTES) return this.#kill("output");
    this.#text += text;
    const lines = this.#text.split("\n");
    this.#text = lines.pop() ?? "";
    for (const line of lines) {
      const message = readMessage(line);
      if (message) this.#messages.push(message);
      else this.kill();
    }
    this.#wake?.();
  }

  #end(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#ended) return;
    this.#ended = true;
    running.delete(this);
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#watch) clearInterval(this.#watch);
    // V8 aborts when its own heap is full; the kernel's limit of processor time has a signal of its own.
    if (signal === "SIGABRT" || signal === "SIGTRAP" || code === 134) this.stopped ??= "memory";
    if (signal === "SIGXCPU") this.stopped ??= "time";
    this.#wake?.();
  }

  #residentMb(): number | null {
    try {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#child.pid}/status`, "utf8"))?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
    } catch {
      return null;
    }
  }
}

function readMessage(line: string): EngineMessage | null {
  try {
    return messageSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
