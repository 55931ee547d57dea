import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const secretsSchema = z.strictObject({
  /** Signs sessions and one-time links of the application. */
  authSecret: z.string().min(32),
  inngestEventKey: z.string().min(16),
  /** `signkey-test-` and hexadecimal digits, as the vendor's own keys look. */
  inngestSigningKey: z.string().regex(/^signkey-test-[0-9a-f]{64}$/),
  stripeSecretKey: z.string().startsWith("sk_test_"),
  stripeWebhookSecret: z.string().startsWith("whsec_"),
  muxTokenId: z.string().min(16),
  muxTokenSecret: z.string().min(32),
  muxWebhookSecret: z.string().min(32),
  muxSigningKeyId: z.string().min(16),
  /** RSA private key, PEM (PKCS #1) in base64, the form in which Mux hands out signing keys. */
  muxSigningPrivateKey: z.base64(),
  /** `vercel_blob_rw_<store>_<secret>`: the SDK reads the store from it. */
  blobReadWriteToken: z.string().regex(/^vercel_blob_rw_[A-Za-z0-9]+_[A-Za-z0-9]+$/),
  redisToken: z.string().min(32),
  resendApiKey: z.string().startsWith("re_"),
  googleClientSecret: z.string().min(32),
  githubClientSecret: z.string().min(32),
  discordClientSecret: z.string().min(32),
  /** RSA private key, PEM (PKCS #8) in base64: the local sign-in provider signs identity tokens with it. */
  oauthSigningPrivateKey: z.base64(),
});

/** Keys and passwords shared by the application and its local cloud. */
export type LocalSecrets = z.infer<typeof secretsSchema>;

/**
 * Reads `<dataDir>/secrets.json`, or makes it (readable by its owner only) with new random secrets.
 * Two processes that start together agree on one file. Throws when the file exists and is not ours.
 */
export function loadSecrets(dataDir: string): LocalSecrets {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "secrets.json");
  const existing = readSecrets(file);
  if (existing) return existing;
  const draft = `${file}.${process.pid}.${randomHex(4)}`;
  writeFileSync(draft, `${JSON.stringify(generateSecrets(), null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isErrorCode(error, "EEXIST")) throw error;
  } finally {
    unlinkSync(draft);
  }
  const secrets = readSecrets(file);
  if (!secrets) throw new Error(`${file} vanished while it was being made.`);
  return secrets;
}

/** New random secrets, none of them valid at any vendor. */
export function generateSecrets(): LocalSecrets {
  return {
    authSecret: randomHex(32),
    inngestEventKey: randomHex(16),
    inngestSigningKey: `signkey-test-${randomHex(32)}`,
    stripeSecretKey: `sk_test_${randomHex(24)}`,
    stripeWebhookSecret: `whsec_${randomHex(24)}`,
    muxTokenId: randomHex(16),
    muxTokenSecret: randomHex(32),
    muxWebhookSecret: randomHex(24),
    muxSigningKeyId: randomHex(16),
    muxSigningPrivateKey: rsaKey("pkcs1"),
    blobReadWriteToken: `vercel_blob_rw_local${randomHex(6)}_${randomHex(24)}`,
    redisToken: randomHex(24),
    resendApiKey: `re_${randomHex(16)}`,
    googleClientSecret: randomHex(24),
    githubClientSecret: randomHex(24),
    discordClientSecret: randomHex(24),
    oauthSigningPrivateKey: rsaKey("pkcs8"),
  };
}

function readSecrets(file: string): LocalSecrets | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (isErrorCode(error, "ENOENT")) return null;
    throw error;
  }
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new Error(`${file} does not hold the local cloud's secrets; remove it to make new ones.\n${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

function rsaKey(type: "pkcs1" | "pkcs8"): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return Buffer.from(privateKey.export({ type, format: "pem" })).toString("base64");
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
