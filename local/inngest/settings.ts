import { z } from "zod";

const milliseconds = (fallback: number, least = 0) => z.coerce.number().int().min(least).default(fallback);

const settingsSchema = z.object({
  /** The SDK hashes the key as hexadecimal bytes, so anything else would never match. */
  INNGEST_SIGNING_KEY: z.string().regex(/^(signkey-\w+-)?([0-9a-f]{2}){8,}$/i, "must be hexadecimal, optionally after signkey-<environment>-"),
  INNGEST_EVENT_KEY: z.string().min(1),
  INNGEST_SERVE_PATH: z.string().startsWith("/").default("/api/inngest"),
  INNGEST_LOCAL_CONCURRENCY: z.coerce.number().int().min(1).max(256).default(8),
  INNGEST_LOCAL_BACKOFF_MS: milliseconds(15_000, 1),
  INNGEST_LOCAL_SYNC_MS: milliseconds(10_000, 50),
  INNGEST_LOCAL_LEASE_MS: milliseconds(30_000, 500),
  INNGEST_LOCAL_CALL_TIMEOUT_MS: milliseconds(7_200_000, 100),
  INNGEST_LOCAL_RETENTION_DAYS: z.coerce.number().positive().default(14),
  INNGEST_LOCAL_CHECKPOINTING: z.enum(["0", "1"]).default("1"),
});

export type Settings = {
  signingKey: string;
  eventKey: string;
  appUrl: string;
  servePath: string;
  /** Calls to the app at the same time. */
  concurrency: number;
  /** First retry's wait; later ones follow Inngest's table in proportion. */
  backoffMs: number;
  /** How often the app is asked to register its functions again. */
  syncMs: number;
  /** How long a claimed job stays claimed without a sign of life. */
  leaseMs: number;
  callTimeoutMs: number;
  /** How long ended runs and their events are kept. */
  retentionMs: number;
  /** Whether the SDK may record several steps within one call. */
  isCheckpointing: boolean;
};

/** Reads the settings; throws a message that names each variable that is missing or wrong. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, appUrl: string): Settings {
  const parsed = settingsSchema.safeParse(env);
  if (!parsed.success) throw new Error(`The local Inngest cannot start.\n${z.prettifyError(parsed.error)}`);
  const values = parsed.data;
  return {
    signingKey: values.INNGEST_SIGNING_KEY,
    eventKey: values.INNGEST_EVENT_KEY,
    appUrl: appUrl.replace(/\/$/, ""),
    servePath: values.INNGEST_SERVE_PATH,
    concurrency: values.INNGEST_LOCAL_CONCURRENCY,
    backoffMs: values.INNGEST_LOCAL_BACKOFF_MS,
    syncMs: values.INNGEST_LOCAL_SYNC_MS,
    leaseMs: values.INNGEST_LOCAL_LEASE_MS,
    callTimeoutMs: values.INNGEST_LOCAL_CALL_TIMEOUT_MS,
    retentionMs: values.INNGEST_LOCAL_RETENTION_DAYS * 86_400_000,
    isCheckpointing: values.INNGEST_LOCAL_CHECKPOINTING === "1",
  };
}
