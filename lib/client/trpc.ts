import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/root";

/** More calls than this in one tick go in a second request. */
const MAX_ITEMS = 10;

/** The browser's way to the server: calls of one tick travel together, with the session's cookie. */
export const trpc = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/api/trpc", transformer: superjson, maxItems: MAX_ITEMS })],
});

/** What the server refused, by its code; null when it was never reached or failed. */
export function refusalOf(error: unknown): { code: string; params: Record<string, string | number> } | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data = (error as TRPCClientError<AppRouter>).data;
  return data?.errorCode ? { code: data.errorCode, params: data.params } : null;
}
