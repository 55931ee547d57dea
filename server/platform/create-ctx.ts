import { Inngest } from "inngest";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "@/server/access/viewer";
import { createVendors } from "@/server/vendors/create-vendors";
import { boundedFetch } from "@/server/vendors/events/bounded-fetch";
import type { Vendors } from "@/server/vendors";
import { SECOND_MS } from "@/lib/time";
import { systemClock } from "./clock";
import type { Ctx } from "./ctx";
import { db } from "./db/client";
import { env } from "./env";
import { log } from "./log";

const shared = globalThis as typeof globalThis & { criterioVendors?: Vendors; criterioInngest?: Inngest };

/** The SDK tries five times: with its pauses that ends before a relay's claim of its events does (30 s). */
const SEND_LIMIT_MS = 5 * SECOND_MS;

/** The Inngest client of this process; the functions in `inngest/` are made with it. */
export function inngestClient(): Inngest {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = env();
  shared.criterioInngest ??= new Inngest({
    id: "criterio",
    isDev: false,
    eventKey: INNGEST_EVENT_KEY,
    signingKey: INNGEST_SIGNING_KEY,
    fetch: boundedFetch(SEND_LIMIT_MS),
    ...(INNGEST_BASE_URL && { baseUrl: INNGEST_BASE_URL }),
  });
  return shared.criterioInngest;
}

export function vendors(): Vendors {
  if (!shared.criterioVendors && env().PACKAGE_ORIGIN === undefined) log.info("packages are off: PACKAGE_ORIGIN is not set");
  if (!shared.criterioVendors && env().AI_BASE_URL === undefined) log.info("no language model: AI_BASE_URL is not set, questions are drafted by rules only");
  shared.criterioVendors ??= createVendors(env(), inngestClient(), log);
  return shared.criterioVendors;
}

type Entry = {
  viewer: Viewer;
  requestId?: string;
  ipAddress?: string | null;
  userAgent?: string | null;
  background: Ctx["background"];
};

/** Builds the world of one entry point from the process's clients. */
export function createCtx({ viewer, requestId = uuidv7(), ipAddress = null, userAgent = null, background }: Entry): Ctx {
  return {
    viewer,
    db: db(),
    clock: systemClock,
    vendors: vendors(),
    log: log.child({ correlationId: requestId, ...(viewer.kind === "user" && { userId: viewer.userId }) }),
    requestId,
    ipAddress,
    userAgent,
    background,
  };
}
