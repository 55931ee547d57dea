import { createHash } from "node:crypto";
import { localPorts } from "./ports.ts";
import type { LocalSecrets } from "./secrets.ts";

export type LocalEnvironmentInput = {
  /** Port of the application; the services follow it. */
  port: number;
  /** Folder in which the local cloud keeps its state. */
  dataDir: string;
  secrets: LocalSecrets;
};

/**
 * The variables with which an unchanged application, and the vendors' unchanged SDKs in it, reach the
 * local cloud. In production the same names hold the vendors' own values and the `…_URL` of a vendor is left out.
 */
export function localEnvironment({ port, dataDir, secrets }: LocalEnvironmentInput) {
  const ports = localPorts(port);
  const at = (servicePort: number) => `http://127.0.0.1:${servicePort}`;
  const appUrl = `http://localhost:${port}`;
  const databaseUrl = `postgres://postgres:postgres@127.0.0.1:${ports.postgres}/postgres`;
  return {
    PORT: String(port),
    DATA_DIR: dataDir,
    APP_URL: appUrl,
    // Another origin on the same port: browsers take every name below localhost for this machine.
    PACKAGE_ORIGIN: `http://packages.localhost:${port}`,
    NEXTAUTH_URL: appUrl,
    AUTH_SECRET: secrets.authSecret,
    NEXTAUTH_SECRET: secrets.authSecret,

    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: databaseUrl,

    INNGEST_BASE_URL: at(ports.inngest),
    INNGEST_EVENT_KEY: secrets.inngestEventKey,
    INNGEST_SIGNING_KEY: secrets.inngestSigningKey,

    STRIPE_API_URL: at(ports.stripe),
    STRIPE_SECRET_KEY: secrets.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,

    MUX_API_URL: at(ports.mux),
    MUX_STREAM_URL: at(ports.mux),
    MUX_IMAGE_URL: at(ports.mux),
    MUX_TOKEN_ID: secrets.muxTokenId,
    MUX_TOKEN_SECRET: secrets.muxTokenSecret,
    MUX_WEBHOOK_SECRET: secrets.muxWebhookSecret,
    MUX_SIGNING_KEY_ID: secrets.muxSigningKeyId,
    MUX_SIGNING_PRIVATE_KEY: secrets.muxSigningPrivateKey,

    BLOB_READ_WRITE_TOKEN: secrets.blobReadWriteToken,
    VERCEL_BLOB_API_URL: `${at(ports.blob)}/api/blob`,
    // The SDK's browser half reads this one: a browser uploads straight to the store.
    // The vendor's client streams a browser's upload over HTTP/2, which needs TLS, except to a host of this name.
    NEXT_PUBLIC_VERCEL_BLOB_API_URL: `http://localhost:${ports.blob}/api/blob`,
    // Where stored files are served from, for the application's content security policy.
    BLOB_PUBLIC_URL: at(ports.blob),
    // Without it the SDK knows only Vercel's own host names to be called back at after an upload.
    VERCEL_BLOB_CALLBACK_URL: appUrl,
    // Its default of ten, with growing pauses, keeps a request waiting for many minutes.
    VERCEL_BLOB_RETRIES: "2",

    UPSTASH_REDIS_REST_URL: at(ports.redis),
    UPSTASH_REDIS_REST_TOKEN: secrets.redisToken,

    AI_BASE_URL: `${at(ports.ai)}/v1`,
    // No language model, and its name says so.
    AI_MODEL: "local-rules-1",
    AI_API_KEY: localModelKey(secrets),
    AI_INPUT_PRICE: "0",
    AI_OUTPUT_PRICE: "0",

    RESEND_BASE_URL: at(ports.mail),
    RESEND_API_KEY: secrets.resendApiKey,
    MAIL_FROM: "Criterio <hello@criterio.test>",

    GOOGLE_ISSUER: `${at(ports.oauth)}/google`,
    GOOGLE_CLIENT_ID: "local-google.apps.googleusercontent.com",
    GOOGLE_CLIENT_SECRET: secrets.googleClientSecret,
    GITHUB_BASE_URL: `${at(ports.oauth)}/github`,
    // Laid out as GitHub Enterprise Server is, whose API is below the site.
    GITHUB_API_URL: `${at(ports.oauth)}/github/api/v3`,
    GITHUB_CLIENT_ID: "Iv1.local0github",
    GITHUB_CLIENT_SECRET: secrets.githubClientSecret,
    DISCORD_BASE_URL: `${at(ports.oauth)}/discord`,
    DISCORD_CLIENT_ID: "100000000000000001",
    DISCORD_CLIENT_SECRET: secrets.discordClientSecret,
    // Only the local sign-in service reads this one.
    LOCAL_OAUTH_SIGNING_PRIVATE_KEY: secrets.oauthSigningPrivateKey,
  };
}

export type LocalEnvironment = ReturnType<typeof localEnvironment>;

/** Follows from another secret, so that folders made before there was a model keep theirs. */
function localModelKey({ redisToken }: LocalSecrets): string {
  return `sk-local-${createHash("sha256").update(`ai ${redisToken}`).digest("hex")}`;
}
