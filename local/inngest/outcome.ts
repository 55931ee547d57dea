import { z } from "zod";
import type { Answer } from "./http-call.ts";

/** One operation that the SDK reports (section 5.1.1 of Inngest's SDK specification, and `StepOpCode` in the SDK). */
export const operationSchema = z.object({
  id: z.string().min(1),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});

export type Operation = z.infer<typeof operationSchema>;

/** What a call to the app led to. */
export type Outcome =
  | { kind: "operations"; operations: Operation[]; version: number; isFinal: boolean; retryAfter: string | null }
  | { kind: "completed"; output: string }
  | { kind: "failed"; error: unknown; isFinal: boolean; retryAfter: string | null }
  /** The app was not reached; nothing happened, and no attempt is used up. */
  | { kind: "unreached"; reason: string };

/** Largest answer to one call, as on Inngest's server (`MaxBodySize`). */
export const ANSWER_LIMIT_BYTES = 4 * 1024 * 1024;

const streamedSchema = z.object({ status: z.number(), headers: z.record(z.string(), z.string()).default({}), body: z.string() });
const UNREACHED_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

export function outcomeOf(answer: Answer): Outcome {
  if (answer.kind === "unreached") return answer;
  if (answer.kind === "broken") return failure("ConnectionError", `The app did not answer: ${answer.reason}`);
  if (answer.kind === "too-large") {
    return { ...failure("OutputTooLarge", "The answer is larger than 4 MB, the most that a step or function may return."), isFinal: true };
  }
  const { status, headers, body } = unwrapStream(answer);
  if (!headers["x-inngest-sdk"]) return withoutSdk(status);
  const retryAfter = headers["retry-after"] ?? null;
  const isFinal = headers["x-inngest-no-retry"] === "true";
  if (status === 206) return operationsIn(body, Number(headers["x-inngest-req-version"] ?? -1), isFinal, retryAfter);
  if (status === 200) return parseJson(body) === undefined ? failure("InvalidAnswer", "The app's answer is not JSON.") : { kind: "completed", output: body };
  const error = errorSchema.safeParse(parseJson(body));
  return { kind: "failed", error: error.success ? error.data : { name: "Error", message: body.slice(0, 2_000) || `The app answered ${status}.` }, isFinal, retryAfter };
}

const errorSchema = z.looseObject({ message: z.string() }).or(
  z.looseObject({ error: z.string() }).transform(({ error, ...rest }) => ({ ...rest, name: "Error", message: error })),
);

type Received = { status: number; headers: Readonly<Record<string, string | undefined>>; body: string };

/** With `streaming` on, the SDK answers 201 at once and sends the real answer as the body. */
function unwrapStream(answer: Received): Received {
  if (answer.status !== 201) return answer;
  const streamed = streamedSchema.safeParse(parseJson(answer.body));
  if (!streamed.success) return { ...answer, status: 500 };
  const headers = Object.fromEntries(Object.entries(streamed.data.headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { status: streamed.data.status, headers: { ...answer.headers, ...headers }, body: streamed.data.body };
}

function withoutSdk(status: number): Outcome {
  if (UNREACHED_STATUSES.has(status)) return { kind: "unreached", reason: `something before the app answered ${status}` };
  if (status === 401) return failure("Unauthorized", "The app refused the call's signature: its INNGEST_SIGNING_KEY differs, or the call was changed on its way.");
  return failure("InvalidAnswer", `The answer (${status}) does not come from the Inngest SDK.`);
}

function operationsIn(body: string, version: number, isFinal: boolean, retryAfter: string | null): Outcome {
  const parsed = z.array(operationSchema).safeParse([parseJson(body)].flat());
  if (!parsed.success || parsed.data.length === 0) return failure("InvalidAnswer", `The app reported operations that make no sense. ${parsed.error ? z.prettifyError(parsed.error) : ""}`);
  return { kind: "operations", operations: parsed.data, version, isFinal, retryAfter };
}

function failure(name: string, message: string): { kind: "failed"; error: unknown; isFinal: boolean; retryAfter: null } {
  return { kind: "failed", error: { name, message }, isFinal: false, retryAfter: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
