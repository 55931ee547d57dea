import { answerRequest } from "@/server/rest";
import type { TestCtx } from "./test-ctx";

export type ApiAnswer<Body = Record<string, unknown>> = { status: number; headers: Headers; body: Body };

type Options = { token?: string; body?: unknown; text?: string; headers?: Record<string, string> };

/** Talks to the API as a client does, without a socket in between. */
export function apiClient(ctx: TestCtx) {
  return async <Body = Record<string, unknown>>(method: string, path: string, { token, body, text, headers = {} }: Options = {}): Promise<ApiAnswer<Body>> => {
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const request = new Request(`http://localhost/api/v1${path}`, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(sent !== undefined && { body: sent }),
    });
    const response = await answerRequest(ctx, request);
    await ctx.settle();
    const received = await response.text();
    return { status: response.status, headers: response.headers, body: (received === "" ? {} : JSON.parse(received)) as Body };
  };
}
