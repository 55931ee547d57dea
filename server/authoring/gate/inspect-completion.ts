import { askOf, type CompletionSetting } from "@/lib/domain/completion";
import type { GateLesson } from "@/lib/domain/publish-gate";

/** How much a stored lesson counts in its course, and what makes it complete. Content of any kind is taken. */
export function completionOfLesson({ kind, content, role, completeBy, watchPercent }: CompletionSetting & { kind: string; content: unknown }): NonNullable<GateLesson["completion"]> {
  const settings = typeof content === "object" && content !== null ? content : null;
  return { role, ask: askOf({ kind, role, completeBy, watchPercent, content: settings }) };
}
