import { system } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { createCtx } from "@/server/platform/create-ctx";

/** The world of the seed: a job of ours. Background work is awaited by `settle`, so that the process may then end. */
export function seedCtx(name: string): { ctx: Ctx; settle(): Promise<void> } {
  const pending: Promise<void>[] = [];
  const ctx = createCtx({ viewer: system(name), background: (work) => void pending.push(work()) });
  return { ctx, settle: async () => void (await Promise.all(pending)) };
}
