import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { downloadResponse } from "@/server/auth/download-response";
import { getPersonalData } from "@/server/identity";

export const dynamic = "force-dynamic";

/** One's own data at once. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await ctxFromRequest(request);
  return downloadResponse(ctx, request, {
    page: "account/privacy",
    load: async () => ({
      name: `criterio-${ctx.clock.now().toISOString().slice(0, 10)}.json`,
      contentType: "application/json; charset=utf-8",
      body: Buffer.from(JSON.stringify(await getPersonalData(ctx), null, 2)),
    }),
  });
}
