import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { downloadResponse } from "@/server/auth/download-response";
import { findCredentialFile } from "@/server/certificates";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ code: string }> };

/** A certificate as a signed Open Badges credential, by its code, for its holder and for admins. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ code }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return downloadResponse(ctx, request, { page: "account/certificates", load: () => findCredentialFile(ctx, { code }) });
}
