import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { currentCtx } from "@/server/auth";
import { appRouter } from "@/server/trpc/root";

const MAX_BATCH = 20;

function handle(request: Request): Promise<Response> {
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
