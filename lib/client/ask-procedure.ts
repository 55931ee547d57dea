import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/root";
import type { CallResult } from "./call-procedure";

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

/** Asks a query from the browser. Never throws: what went wrong, the network included, is a value to show. */
export async function askProcedure<Domain extends keyof Inputs & string, Name extends keyof Inputs[Domain] & string>(
  domain: Domain,
  name: Name,
  input: Inputs[Domain][Name],
): Promise<CallResult<Outputs[Domain][Name & keyof Outputs[Domain]]>> {
  try {
    const query = encodeURIComponent(JSON.stringify(superjson.serialize(input)));
    const response = await fetch(`/api/trpc/${domain}.${name}?input=${query}`, { headers: { accept: "application/json" } });
    const body = await response.json();
    if (response.ok) return { ok: true, data: superjson.deserialize(body.result.data) };
    const { errorCode, params, issues, requestId } = body.error.json.data;
    return { ok: false, refusal: { code: errorCode ?? "server.unavailable", params, issues, requestId } };
  } catch {
    return { ok: false, refusal: { code: "server.unavailable", params: {}, issues: [], requestId: null } };
  }
}
