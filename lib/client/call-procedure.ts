import superjson from "superjson";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { FieldIssue } from "@/lib/errors";
import type { AppRouter } from "@/server/trpc/root";

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

export type Refusal = { code: string; params: Record<string, string | number>; issues: FieldIssue[]; requestId: string | null };
export type CallResult<T> = { ok: true; data: T } | { ok: false; refusal: Refusal };

const UNREACHABLE: Refusal = { code: "server.unavailable", params: {}, issues: [], requestId: null };

/** Whether the school could not be asked, or not so often: what was asked may go through later. */
export function isUnreachable({ code }: Refusal): boolean {
  return code === UNREACHABLE.code || code === "rate.too_many";
}

/** Runs a mutation from the browser. Never throws: what went wrong, the network included, is a value to show. */
export function callProcedure<Domain extends keyof Inputs & string, Name extends keyof Inputs[Domain] & string>(
  domain: Domain,
  name: Name,
  input: Inputs[Domain][Name],
): Promise<CallResult<Outputs[Domain][Name & keyof Outputs[Domain]]>> {
  return answerTo(`/api/trpc/${domain}.${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(superjson.serialize(input)),
  });
}

async function answerTo<T>(url: string, init: RequestInit): Promise<CallResult<T>> {
  try {
    const response = await fetch(url, init);
    const body = await response.json();
    if (response.ok) return { ok: true, data: superjson.deserialize(body.result.data) };
    const { errorCode, params, issues, requestId } = body.error.json.data;
    return { ok: false, refusal: { code: errorCode ?? "server.unavailable", params, issues, requestId } };
  } catch {
    return { ok: false, refusal: UNREACHABLE };
  }
}
