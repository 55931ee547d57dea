import type { Operation } from "../core/emulator.ts";
import type { FormLevel } from "../core/form.ts";

/** One call of an API route: the ids in its path, and the decoded query or body without `expand`. */
export type Call = { ids: Record<string, string>; input: FormLevel };

/** An answer whose status is not 200, though the work it describes was done (a declined payment). */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: object,
  ) {}
}

export type Route = { method: "GET" | "POST" | "DELETE"; path: string; run(op: Operation, call: Call): object };

/** The id that a route's path names. */
export function pathId(call: Call, name = "id"): string {
  return call.ids[name] ?? "";
}
