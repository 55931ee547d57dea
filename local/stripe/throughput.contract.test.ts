import { afterAll, beforeAll, expect, it } from "vitest";
import { courseSession, payFor, startBench, type Bench } from "./testing/start-for-test.ts";

const PAYMENTS = Number(process.env.STRIPE_TEST_PAYMENTS ?? 400);
const BUYERS = 16;

let bench: Bench;
beforeAll(async () => {
  bench = await startBench(21_160);
});
afterAll(() => bench.stop());

it(`creates and pays ${PAYMENTS} sessions and delivers each event`, async () => {
  const startedAt = performance.now();
  const paid = new Set<string>();
  let left = PAYMENTS;
  const buyer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const session = await bench.stripe.checkout.sessions.create(courseSession(), { idempotencyKey: `load-${left}` });
      expect(await payFor(bench.service, session.id)).toMatchObject({ result: "complete" });
      paid.add(session.id);
    }
  };
  await Promise.all(Array.from({ length: BUYERS }, buyer));
  const paidAfterMs = performance.now() - startedAt;
  let seen = 0;
  const completed = new Set<string>();
  await bench.receiver.until(() => {
    for (; seen < bench.receiver.arrivals.length; seen += 1) {
      const event = bench.receiver.arrivals[seen]?.event;
      if (event?.type === "checkout.session.completed") completed.add(event.data.object.id);
    }
    return completed.size === PAYMENTS && seen >= PAYMENTS * 7;
  });
  const elapsedMs = performance.now() - startedAt;
  process.stdout.write(`${PAYMENTS} payments: paid after ${Math.round(paidAfterMs)} ms, ${seen} events delivered after ${Math.round(elapsedMs)} ms\n`);
  expect(completed).toEqual(paid);
});
