import { createPublicKey } from "node:crypto";
import { z } from "zod";

const environment = z
  .object({
    MUX_TOKEN_ID: z.string().min(1),
    MUX_TOKEN_SECRET: z.string().min(1),
    MUX_WEBHOOK_SECRET: z.string().min(1),
    MUX_SIGNING_KEY_ID: z.string().min(1).optional(),
    MUX_SIGNING_PRIVATE_KEY: z.string().min(1).optional(),
    FFMPEG_PATH: z.string().min(1).optional(),
    SPEECH_COMMAND: z.string().default(""),
    PATH: z.string().default(""),
  })
  .refine((env) => (env.MUX_SIGNING_KEY_ID === undefined) === (env.MUX_SIGNING_PRIVATE_KEY === undefined), {
    message: "Set both MUX_SIGNING_KEY_ID and MUX_SIGNING_PRIVATE_KEY, or neither",
  });

/** What the emulator shares with the application: its credentials and where to find ffmpeg. */
export type MuxConfig = {
  tokenId: string;
  tokenSecret: string;
  webhookSecret: string;
  /** Signing key that exists from the start, as if it had been made in the dashboard. */
  signingKey: { id: string; publicKeyPem: string } | null;
  ffmpegPath: string | undefined;
  /** The machine's speech recogniser and its arguments, with `{audio}` and `{language}` in them; empty when there is none. */
  speechCommand: string[];
  searchPath: string;
};

/**
 * Reads the emulator's settings from the environment of the local cloud. Throws an error that names
 * the missing variable, or says that the private key (a base64 encoded PEM, as Mux hands it out) is unreadable.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): MuxConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`The local Mux cannot start: ${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  return {
    tokenId: data.MUX_TOKEN_ID,
    tokenSecret: data.MUX_TOKEN_SECRET,
    webhookSecret: data.MUX_WEBHOOK_SECRET,
    signingKey: readSigningKey(data.MUX_SIGNING_KEY_ID, data.MUX_SIGNING_PRIVATE_KEY),
    ffmpegPath: data.FFMPEG_PATH,
    speechCommand: data.SPEECH_COMMAND.split(/\s+/).filter(Boolean),
    searchPath: data.PATH,
  };
}

function readSigningKey(id: string | undefined, privateKey: string | undefined): MuxConfig["signingKey"] {
  if (id === undefined || privateKey === undefined) return null;
  const pem = privateKey.includes("-----BEGIN") ? privateKey : Buffer.from(privateKey, "base64").toString("utf8");
  try {
    return { id, publicKeyPem: createPublicKey(pem).export({ type: "spki", format: "pem" }).toString() };
  } catch (cause) {
    throw new Error("The local Mux cannot start: MUX_SIGNING_PRIVATE_KEY is not a base64 encoded PEM of an RSA key", { cause });
  }
}
