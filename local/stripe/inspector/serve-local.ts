import { Hono, type Context } from "hono";
import { z } from "zod";
import { runDue } from "../core/timers.ts";
import type { Emulator } from "../core/emulator.ts";
import { errorBody, StripeError } from "../core/stripe-error.ts";
import { paySession } from "../payment/pay-session.ts";

const paySchema = z.strictObject({
  card: z.string().default("4242424242424242"),
  expMonth: z.number().int().default(12),
  expYear: z.number().int().optional(),
  cvc: z.string().default("123"),
  email: z.email().optional(),
  name: z.string().max(300).default("Ana Prueba"),
});
const clockSchema = z.strictObject({ advanceSeconds: z.number().int().min(1).max(366 * 86_400) });

/** Helpers for tests and people that Stripe does not have: paying as the page would, and moving the clock. */
export function serveLocal(emulator: Emulator): Hono {
  const app = new Hono();
  app.post("/_local/checkout/sessions/:id/pay", async (c) => {
    const input = paySchema.safeParse(await c.req.json().catch(() => ({})));
    if (!input.success) return c.json({ error: z.prettifyError(input.error) }, 400);
    return answer(c, () => pay(emulator, c.req.param("id"), input.data));
  });
  app.get("/_local/clock", (c) => c.json({ now: emulator.now() }));
  app.post("/_local/clock", async (c) => {
    const input = clockSchema.safeParse(await c.req.json().catch(() => null));
    if (!input.success) return c.json({ error: z.prettifyError(input.error) }, 400);
    emulator.advanceClock(input.data.advanceSeconds);
    runDue(emulator);
    return c.json({ now: emulator.now() });
  });
  return app;
}

function pay(emulator: Emulator, id: string, input: z.output<typeof paySchema>): object {
  return emulator.operate((op) => {
    const session = op.objects.get("checkout.session", id);
    const customer = session.customer === null ? null : op.objects.find("customer", session.customer);
    const email = session.customer_email ?? input.email ?? customer?.email ?? "ana@example.com";
    const expYear = input.expYear ?? new Date(op.now * 1_000).getUTCFullYear() + 2;
    const card = { number: input.card.replaceAll(/\s/g, ""), expMonth: input.expMonth, expYear, cvc: input.cvc };
    return paySession(op, session, { email, name: input.name }, card);
  });
}

function answer(c: Context, work: () => object): Response {
  try {
    return c.json(work());
  } catch (error) {
    if (error instanceof StripeError) return new Response(JSON.stringify(errorBody(error, null)), { status: error.status, headers: { "content-type": "application/json" } });
    throw error;
  }
}
