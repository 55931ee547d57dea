import { z } from "zod";

const url = z.url();
const secret = z.string().min(16, "must have at least 16 characters");

/**
 * Every variable that the application reads, described in `.env.example`. Vendors come in groups: a group is whole,
 * or absent (the feature is off and said to be off), never half.
 */
const envSchema = z.object({
  APP_URL: url.refine((value) => !value.endsWith("/"), "must not end with a slash"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// URL"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
  /** Whether statements that are repeated are prepared: "no" behind a pooler that cannot keep them. */
  DATABASE_PREPARE: z.enum(["yes", "no"]).default("yes"),
  AUTH_SECRET: secret,
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),

  INNGEST_BASE_URL: url.optional(),
  INNGEST_EVENT_KEY: z.string().min(1),
  INNGEST_SIGNING_KEY: z.string().min(1),

  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_URL: url.optional(),

  MUX_TOKEN_ID: z.string().min(1),
  MUX_TOKEN_SECRET: z.string().min(1),
  MUX_WEBHOOK_SECRET: z.string().min(1),
  MUX_SIGNING_KEY_ID: z.string().min(1),
  MUX_SIGNING_PRIVATE_KEY: z.string().min(1),
  MUX_API_URL: url.optional(),
  MUX_STREAM_URL: url.default("https://stream.mux.com"),
  MUX_IMAGE_URL: url.default("https://image.mux.com"),

  BLOB_READ_WRITE_TOKEN: z.string().min(1),
  /** Where stored files are served from, for the content security policy. */
  BLOB_PUBLIC_URL: url.optional(),
  /** Read by the vendor's own client; here for the health of an emulator. */
  VERCEL_BLOB_API_URL: url.optional(),
  /** The same for browsers, which upload straight to it: built into their script, and allowed by the security policy. */
  NEXT_PUBLIC_VERCEL_BLOB_API_URL: url.optional(),

  /** The largest file that a lesson hands out, in bytes. */
  FILE_MAX_BYTES: z.coerce.number().int().min(1_000).max(500_000_000).default(100_000_000),
  /** A virus scanner for uploaded files: see docs/deploy.md. Without it files are not scanned, which the studio says. */
  FILE_SCAN_URL: url.optional(),
  FILE_SCAN_TOKEN: z.string().min(1).optional(),

  /** A Judge0 that runs what learners write: see docs/code-runner.md. Without it programs run on the application's machine. */
  CODE_RUNNER_URL: z.url({ protocol: /^https?$/ }).optional(),
  CODE_RUNNER_TOKEN: z.string().min(1).optional(),

  /** Where packages run, apart from the application: another host, see docs/deploy.md. Without it none is played. */
  PACKAGE_ORIGIN: url.refine((value) => new URL(value).origin === value, "must be an origin, such as https://packages.example, without a path").optional(),

  /** A language model that speaks OpenAI's chat completions. Without one, questions are drafted by rules only, which the studio says. */
  AI_BASE_URL: url.optional(),
  AI_MODEL: z.string().min(1).max(200).optional(),
  /** Left out for a server that asks for none. */
  AI_API_KEY: z.string().min(1).optional(),
  /** Whether the server holds answers to a JSON Schema: "no" for one that only knows JSON. */
  AI_STRUCTURED_OUTPUTS: z.enum(["yes", "no"]).default("yes"),
  /** US dollars for a million tokens. Without both, the studio says that the cost is unknown. */
  AI_INPUT_PRICE: z.coerce.number().min(0).max(2_000).optional(),
  AI_OUTPUT_PRICE: z.coerce.number().min(0).max(2_000).optional(),
  /** As many tokens as one teacher may use in a day. */
  AI_DAILY_TOKENS: z.coerce.number().int().min(1_000).default(500_000),

  UPSTASH_REDIS_REST_URL: url,
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1),

  RESEND_API_KEY: z.string().min(1),
  RESEND_BASE_URL: url.optional(),
  MAIL_FROM: z.string().min(3),

  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_ISSUER: url.default("https://accounts.google.com"),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GITHUB_BASE_URL: url.default("https://github.com"),
  GITHUB_API_URL: url.default("https://api.github.com"),
  DISCORD_CLIENT_ID: z.string().optional(),
  DISCORD_CLIENT_SECRET: z.string().optional(),
  DISCORD_BASE_URL: url.default("https://discord.com"),

  SELLER_NAME: z.string().default("Criterio"),
  SELLER_TAX_ID: z.string().default(""),
  SELLER_ADDRESS: z.string().default(""),
});

export type Env = z.infer<typeof envSchema>;

let cached: Env | undefined;

/** The validated environment. Throws one error that names every missing or malformed variable. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** next-auth takes its origin from this variable: ours is configured, never read from a header that a caller writes. */
export function pinAuthOrigin(): void {
  process.env.NEXTAUTH_URL = env().APP_URL;
}

/** Parses a set of variables; empty text counts as absent. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = envSchema.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
  }
  if (parsed.data.PACKAGE_ORIGIN && new URL(parsed.data.PACKAGE_ORIGIN).hostname === new URL(parsed.data.APP_URL).hostname) {
    throw new Error("PACKAGE_ORIGIN must have another host than APP_URL: packages hold scripts of strangers (see docs/deploy.md).");
  }
  if (parsed.data.CODE_RUNNER_TOKEN !== undefined && parsed.data.CODE_RUNNER_URL === undefined) {
    throw new Error("CODE_RUNNER_TOKEN opens nothing without CODE_RUNNER_URL (see docs/code-runner.md).");
  }
  const half = halfConfigured(parsed.data);
  if (half.length > 0) throw new Error(`The environment is half set (see .env.example):\n${half.join("\n")}`);
  return parsed.data;
}

/** Sign-in providers whose credentials are set. */
export function configuredProviders(values: Env): ("google" | "github" | "discord")[] {
  return PROVIDERS.filter(({ id, key }) => values[id] !== undefined && values[key] !== undefined).map(({ name }) => name);
}

const PROVIDERS = [
  { name: "google", id: "GOOGLE_CLIENT_ID", key: "GOOGLE_CLIENT_SECRET" },
  { name: "github", id: "GITHUB_CLIENT_ID", key: "GITHUB_CLIENT_SECRET" },
  { name: "discord", id: "DISCORD_CLIENT_ID", key: "DISCORD_CLIENT_SECRET" },
] as const;

const PAIRS = [...PROVIDERS, { id: "AI_BASE_URL", key: "AI_MODEL" }, { id: "AI_INPUT_PRICE", key: "AI_OUTPUT_PRICE" }] as const;

function halfConfigured(values: Env): string[] {
  return PAIRS.filter(({ id, key }) => (values[id] === undefined) !== (values[key] === undefined)).map(
    ({ id, key }) => `  ${id} and ${key} go together: set both or neither`,
  );
}
