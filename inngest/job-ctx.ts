import { z } from "zod";
import { system } from "@/server/access";
import { createCtx } from "@/server/platform/create-ctx";
import type { Ctx } from "@/server/platform/ctx";

const causeSchema = z.object({ correlationId: z.string().nullish() });

/**
 * Runs one step of a function in a world of its own, as the system. Background work that it starts is awaited, so a
 * step that is recorded as done has relayed its events; when that fails, the step fails. `cause` is the event's data: it
 * carries the correlation id on.
 */
export async function runAsJob<T>(name: string, cause: unknown, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const pending: Promise<void>[] = [];
  const correlationId = causeSchema.safeParse(cause).data?.correlationId;
  const ctx = createCtx({
    viewer: system(name),
    ...(correlationId && { requestId: correlationId }),
    background: (background) => {
      const running = background();
      // It may fail while the step still works, before anybody awaits it: unhandled, it would end the process.
      running.catch(() => undefined);
      pending.push(running);
    },
  });
  const result = await work(ctx);
  while (pending.length > 0) await pending.shift();
  return result;
}

type Failure = { event: { data: { event: { data: unknown } } } };

/** What a function does once all its attempts have failed: as a job of its name it gives up what its event is about. */
export function givingUp<Input>(name: string, schema: z.ZodType<Input>, giveUp: (ctx: Ctx, input: Input) => Promise<unknown>): (failure: Failure) => Promise<unknown> {
  return ({ event: { data } }) => runAsJob(name, data.event.data, (ctx) => giveUp(ctx, schema.parse(data.event.data)));
}
