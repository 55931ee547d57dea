import { DomainError } from "@/lib/errors";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { getStatusList } from "@/server/certificates";
import { ERROR_MAP } from "@/server/platform/error-map";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ list: string }> };

/** The list of revocations that credentials name, signed. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ list }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  try {
    const token = await getStatusList(ctx, { list: /^\d{1,4}$/.test(list) ? Number(list) : 0 });
    return new Response(token, { headers: { "content-type": "application/vc+jwt", "cache-control": "public, max-age=300", "access-control-allow-origin": "*" } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(null, { status: ERROR_MAP[error.kind].status });
  }
}
