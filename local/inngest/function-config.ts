import { z } from "zod";
import { cronProblem } from "./cron.ts";
import { durationMs, momentOf } from "./durations.ts";
import { expressionProblem } from "./expressions.ts";

/** What the SDK posts to `/fn/register` about one function (section 4.3.2 of Inngest's SDK specification). */
const expression = z.string().superRefine((text, context) => {
  const problem = expressionProblem(text);
  if (problem) context.addIssue(`is not a usable expression: ${problem}`);
});
const period = z.string().refine((text) => (durationMs(text) ?? 0) > 0, "is not a time string such as 10m");
const limit = z.number().int().min(1);

const triggerSchema = z.strictObject({
  event: z.string().min(1).nullish(),
  expression: expression.nullish(),
  cron: z.string().superRefine((text, context) => {
    const problem = cronProblem(text);
    if (problem) context.addIssue(`is not a usable schedule: ${problem}`);
  }).nullish(),
  jitter: period.nullish(),
}).refine(({ event, cron }) => Boolean(event) !== Boolean(cron), "a trigger is either an event or a schedule")
  .refine(({ event }) => event !== "inngest/deferred.schedule", "deferred functions are experimental and not supported by the local executor");

const concurrencyOption = z.strictObject({
  limit: z.number().int().min(0), key: expression.nullish(), scope: z.enum(["fn", "env", "account"]).nullish(),
});

export const functionConfigSchema = z.strictObject({
  id: z.string().min(1).max(255),
  name: z.string().nullish(),
  triggers: z.array(triggerSchema).max(10),
  steps: z.strictObject({
    step: z.object({
      id: z.string(),
      name: z.string(),
      runtime: z.object({ type: z.literal("http", "only functions served over HTTP are supported, not connect()"), url: z.url() }),
      retries: z.object({ attempts: z.number().int().min(0).max(30).nullish() }).nullish(),
    }),
  }),
  idempotency: expression.nullish(),
  batchEvents: z.strictObject({ maxSize: limit.max(100), timeout: period, key: expression.nullish(), if: expression.nullish() }).nullish(),
  rateLimit: z.strictObject({ limit, period, key: expression.nullish() }).nullish(),
  throttle: z.strictObject({ limit, period, burst: z.number().int().min(0).nullish(), key: expression.nullish() }).nullish(),
  singleton: z.strictObject({ key: expression.nullish(), mode: z.enum(["skip", "cancel"]) }).nullish(),
  debounce: z.strictObject({ period, key: expression.nullish(), timeout: period.nullish() }).nullish(),
  cancel: z.array(z.strictObject({
    event: z.string().min(1), if: expression.nullish(),
    timeout: z.string().refine((text) => momentOf(text, new Date()) !== null, "is neither a time string nor a date").nullish(),
  })).max(5).nullish(),
  timeouts: z.strictObject({ start: period.nullish(), finish: period.nullish() }).nullish(),
  priority: z.strictObject({ run: expression.nullish() }).nullish(),
  concurrency: z.union([z.number().int().min(0), concurrencyOption, z.array(concurrencyOption).max(2)]).nullish(),
}).superRefine((config, context) => {
  if (!config.batchEvents) return;
  const clash = (["idempotency", "rateLimit", "debounce", "cancel", "singleton"] as const).find((name) => config[name]);
  if (clash) context.addIssue(`batchEvents cannot be combined with ${clash}`);
});

export type FunctionConfig = z.infer<typeof functionConfigSchema>;

/** A registered function, ready to be matched and called. */
export type FunctionSpec = {
  id: string;
  appId: string;
  name: string;
  config: FunctionConfig;
  /** Path and query of the app's endpoint for this function, with `stepId` still to be set. */
  endpoint: string;
  /** Calls that one step, or the function itself, may use: the first and its retries. */
  maxAttempts: number;
  concurrency: { limit: number; key: string | null; scope: "fn" | "env" | "account" }[];
};

const DEFAULT_RETRIES = 4;

export function toFunctionSpec(appId: string, config: FunctionConfig): FunctionSpec {
  const url = new URL(config.steps.step.runtime.url);
  return {
    id: config.id,
    appId,
    name: config.name ?? config.id,
    config,
    endpoint: url.pathname + url.search,
    maxAttempts: (config.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    concurrency: concurrencyOf(config),
  };
}

function concurrencyOf({ concurrency }: FunctionConfig): FunctionSpec["concurrency"] {
  const options = typeof concurrency === "number" ? [{ limit: concurrency }] : [concurrency ?? []].flat();
  return options.filter((option) => option.limit > 0).map((option) => ({
    limit: option.limit,
    key: "key" in option ? (option.key ?? null) : null,
    scope: "scope" in option ? (option.scope ?? "fn") : "fn",
  }));
}
