import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { currentCtx } from "@/server/auth";
import { isSameOrigin } from "@/server/auth/same-origin";
import { appRouter } from "@/server/trpc/root";

const MAX_BATCH = 20;

/** Mutations come by POST with a cookie: one that another site's page sent is refused before anything is read. */
async function handle(request: Request): Promise<Response> {
  if (request.method !== "GET" && !isSameOrigin(request)) return new Response(null, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => currentCtx(),
    allowBatching: true,
    maxBatchSize: MAX_BATCH,
    responseMeta: () => ({ headers: new Headers([["cache-control", "private, no-store"]]) }),
  });
}

export { handle as GET, handle as POST };
