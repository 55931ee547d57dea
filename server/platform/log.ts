import pino, { type Logger } from "pino";

export type Log = Logger;

const SECRET_PATHS = ["password", "token", "secret", "authorization", "cookie", "passwordHash", "email", "to", "recipient"];

/** Structured JSON logs. Values under the names of secrets and of personal data are replaced before they are written. */
export const log: Log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { service: "criterio" },
  redact: { paths: SECRET_PATHS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
  serializers: { err: pino.stdSerializers.errWithCause },
});
