import pino from "pino";
import { anonymous, type UserViewer, type Viewer } from "@/server/access";
import { fixedClock } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/ctx";
import type { Db } from "@/server/platform/db/client";
import type { OutgoingEvent, Vendors } from "@/server/vendors";
import { runBehind, workEnded } from "./background-work";

/** The instant at which every test's clock starts. */
export const TEST_NOW = new Date("2026-11-22T12:00:00Z");

export type TestCtx = Ctx & {
  clock: ReturnType<typeof fixedClock>;
  /** Everything that the relay handed over, in order. */
  relayed: OutgoingEvent[];
  /** Resolves when all background work that was started has ended. */
  settle(): Promise<void>;
  as(viewer: Viewer): TestCtx;
};

/**
 * A world for use cases: a real database and a clock that stands still. `vendors` are the real clients pointed at the
 * local cloud, or what a test hands over; reaching one that was not handed over throws by name.
 */
export function testCtx(db: Db, vendors: Partial<Vendors> = {}, viewer: Viewer = anonymous): TestCtx {
  const relayed: OutgoingEvent[] = [];
  const events: Vendors["events"] = { send: async (sent) => void relayed.push(...sent) };
  const base = {
    db,
    clock: fixedClock(TEST_NOW),
    vendors: onlyGiven({ events, ...vendors }),
    log: pino({ level: "silent" }),
    requestId: "req_test_00000000",
    ipAddress: "127.0.0.1",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140",
    relayed,
    background: (work: () => Promise<void>) => runBehind(db, work),
    settle: () => workEnded(db),
  };
  const build = (who: Viewer): TestCtx => ({ ...base, viewer: who, as: build });
  return build(viewer);
}

function onlyGiven(given: Partial<Vendors>): Vendors {
  return new Proxy(given as Vendors, {
    get(target, name: keyof Vendors) {
      const vendor = target[name];
      if (vendor === undefined) throw new Error(`this test gave no vendor called ${String(name)}`);
      return vendor;
    },
  });
}

export function userViewer(overrides: Partial<UserViewer> & { userId: string }): UserViewer {
  return {
    kind: "user",
    sessionId: "ses_test",
    name: "Ana Prueba",
    email: "ana@example.com",
    emailVerified: true,
    roles: ["student"],
    instructorId: null,
    locale: "es",
    timeZone: "America/Bogota",
    ...overrides,
  };
}
