import type { Inngest } from "inngest";
import type { Env } from "@/server/platform/env";
import type { Log } from "@/server/platform/log";
import { judge0CodeRunner } from "./code-runner/judge0/judge0-code-runner";
import { localCodeRunner } from "./code-runner/local-code-runner";
import { inngestBus } from "./events/inngest-bus";
import { vercelBlobStore } from "./files/vercel-blob-store";
import type { CodeRunner, Vendors } from "./index";
import { compatibleModel } from "./language-model/compatible-model";
import { upstashLimits } from "./limits/upstash-limits";
import { resendMailer } from "./mail/resend-mailer";
import { stripeGateway } from "./payments/stripe-gateway";
import { pdfProcess } from "./pdf-text/pdf-process";
import { httpFileScanner } from "./scanner/http-file-scanner";
import { muxGateway } from "./video/mux-gateway";
import { publicWeb } from "./web/public-web";

/** How long a started Python or PostgreSQL waits for the next run. */
const ENGINE_KEPT_MS = 60_000;

const PDF_TIMEOUT_MS = 45_000;

/** Builds every vendor's client from the environment. Which host a client talks to is the environment's business. */
export function createVendors(env: Env, inngest: Inngest, log: Log): Vendors {
  return {
    payments: stripeGateway({
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      apiUrl: env.STRIPE_API_URL,
    }),
    video: muxGateway({
      tokenId: env.MUX_TOKEN_ID,
      tokenSecret: env.MUX_TOKEN_SECRET,
      webhookSecret: env.MUX_WEBHOOK_SECRET,
      signingKeyId: env.MUX_SIGNING_KEY_ID,
      signingPrivateKey: env.MUX_SIGNING_PRIVATE_KEY,
      apiUrl: env.MUX_API_URL,
      streamUrl: env.MUX_STREAM_URL,
      imageUrl: env.MUX_IMAGE_URL,
    }),
    files: vercelBlobStore(env.BLOB_READ_WRITE_TOKEN),
    scanner: env.FILE_SCAN_URL === undefined ? null : httpFileScanner({ url: env.FILE_SCAN_URL, token: env.FILE_SCAN_TOKEN }),
    model: modelOf(env),
    pdf: pdfProcess({ timeoutMs: PDF_TIMEOUT_MS }),
    mail: resendMailer({ apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL, from: env.MAIL_FROM }),
    limits: upstashLimits({ url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN }, (error) =>
      log.error({ err: error }, "the rate limiter is out of reach"),
    ),
    events: inngestBus(inngest),
    code: codeRunner(env),
    web: publicWeb({ userAgent: `CriterioLinkCheck/1.0 (+${env.APP_URL})` }),
  };
}

function modelOf(env: Env): Vendors["model"] {
  if (env.AI_BASE_URL === undefined || env.AI_MODEL === undefined) return null;
  return compatibleModel({
    baseUrl: env.AI_BASE_URL,
    apiKey: env.AI_API_KEY,
    model: env.AI_MODEL,
    hasSchemas: env.AI_STRUCTURED_OUTPUTS === "yes",
    inputPrice: env.AI_INPUT_PRICE,
    outputPrice: env.AI_OUTPUT_PRICE,
    dailyTokens: env.AI_DAILY_TOKENS,
  });
}

function codeRunner(env: Env): CodeRunner {
  const local = localCodeRunner({ keepReadyMs: ENGINE_KEPT_MS });
  return env.CODE_RUNNER_URL === undefined ? local : judge0CodeRunner({ url: env.CODE_RUNNER_URL, token: env.CODE_RUNNER_TOKEN, local });
}
