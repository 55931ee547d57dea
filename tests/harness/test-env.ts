/** A whole environment for code that reads it, with nothing real in it. Set before `env()` is first called. */
export function setTestEnv(overrides: Record<string, string> = {}): void {
  Object.assign(process.env, TEST_ENV, overrides);
}

const TEST_ENV = {
  APP_URL: "http://localhost:3000",
  PACKAGE_ORIGIN: "http://packages.localhost:3000",
  DATABASE_URL: "postgresql://postgres:postgres@127.0.0.1:5432/postgres",
  AUTH_SECRET: "a-secret-of-the-tests-only-0123456789",
  LOG_LEVEL: "silent",
  INNGEST_EVENT_KEY: "test",
  INNGEST_SIGNING_KEY: "signkey-test-1212121212121212",
  STRIPE_SECRET_KEY: "sk_test_x",
  STRIPE_WEBHOOK_SECRET: "whsec_x",
  MUX_TOKEN_ID: "x",
  MUX_TOKEN_SECRET: "x",
  MUX_WEBHOOK_SECRET: "x",
  MUX_SIGNING_KEY_ID: "x",
  MUX_SIGNING_PRIVATE_KEY: "x",
  BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_store_x",
  UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1",
  UPSTASH_REDIS_REST_TOKEN: "x",
  RESEND_API_KEY: "re_x",
  MAIL_FROM: "Criterio <hola@criterio.test>",
};
