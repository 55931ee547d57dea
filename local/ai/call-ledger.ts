import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** How an answer can be bad, other than by its HTTP status. */
export const answerFaultSchema = z.strictObject({
  /** Cut off in the middle, JSON of another shape, a few items that break the rules, a refusal, text that is no JSON, or texts with characters that no database keeps. */
  kind: z.enum(["truncated", "wrong_schema", "broken_items", "refusal", "prose", "unstorable", "uncounted"]),
  /** How many answers it still applies to. */
  count: z.int().min(1).default(1),
});

export type AnswerFault = z.output<typeof answerFaultSchema>;

const callSchema = z.object({ id: z.string(), model: z.string(), fault: z.string().nullable(), usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number(), total_tokens: z.number() }) });
type Call = z.infer<typeof callSchema>;

/** Every call that was answered, one a line in a file that survives a kill, and the faults that the next answers have. */
export class CallLedger {
  private readonly file: string;
  private faults: AnswerFault[] = [];

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.file = path.join(dataDir, "calls.jsonl");
  }

  record(call: Call): void {
    appendFileSync(this.file, `${JSON.stringify(call)}\n`);
  }

  list(): Call[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, "utf8").split("\n").filter((line) => line !== "");
    return lines.map((line) => callSchema.parse(JSON.parse(line)));
  }

  plan(faults: readonly AnswerFault[]): void {
    this.faults = faults.map((fault) => ({ ...fault }));
  }

  takeFault(): AnswerFault["kind"] | null {
    const [first] = this.faults;
    if (!first) return null;
    first.count -= 1;
    if (first.count === 0) this.faults.shift();
    return first.kind;
  }
}
