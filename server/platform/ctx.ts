import type { Viewer } from "@/server/access/viewer";
import type { Vendors } from "@/server/vendors";
import type { Clock } from "./clock";
import type { Db } from "./db/client";
import type { Log } from "./log";

/** The world of one entry point (a request, a job, a test): built once, passed as the first argument everywhere. */
export type Ctx = {
  viewer: Viewer;
  db: Db;
  clock: Clock;
  vendors: Vendors;
  log: Log;
  /** Correlates the logs, events and jobs of one cause; shown to people as the reference of an error. */
  requestId: string;
  /** Address of the caller as the platform reports it; `null` in jobs. */
  ipAddress: string | null;
  userAgent: string | null;
  /** Starts work that the answer need not wait for. It must be safe to lose: a sweep repeats what matters. */
  background(work: () => Promise<void>): void;
};
