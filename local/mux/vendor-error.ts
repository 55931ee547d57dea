import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";

/** An answer that is not a success, in the shape of Mux's API: `{"error":{"type","messages"}}`. */
export class VendorError extends Error {
  readonly status: ContentfulStatusCode;
  readonly type: string;
  readonly messages: string[];

  constructor(status: ContentfulStatusCode, type: string, messages: string[]) {
    super(messages.join("; "));
    this.status = status;
    this.type = type;
    this.messages = messages;
  }
}

export function notFound(): VendorError {
  return new VendorError(404, "not_found", ["The requested resource either doesn't exist or you don't have access to it."]);
}

export function invalidParameters(messages: string[]): VendorError {
  return new VendorError(400, "invalid_parameters", messages);
}

/** Reads a request body against `schema`; throws a 400 that names each wrong field. */
export async function readBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const text = await c.req.text();
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw invalidParameters(parsed.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`));
}

function parseJson(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameters(["Failed to parse the request body as JSON"]);
  }
}

/** Answers a thrown error as Mux would; an unexpected one becomes a 500 that says what broke. */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof VendorError) {
    return c.json({ error: { type: error.type, messages: error.messages } }, error.status);
  }
  return c.json({ error: { type: "internal_error", messages: [error.message] } }, 500);
}
