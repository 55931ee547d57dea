import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { downloadResponse } from "@/server/auth/download-response";
import { readExportFile } from "@/server/identity";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ exportId: string }> };

/** The copy that a mail links to: for its owner, signed in, until it expires. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ exportId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return downloadResponse(ctx, request, {
    page: "account/privacy",
    load: async () => {
      const { body, createdAt } = await readExportFile(ctx, exportId);
      return { name: `criterio-${createdAt.toISOString().slice(0, 10)}.json`, contentType: "application/json; charset=utf-8", body };
    },
  });
}
