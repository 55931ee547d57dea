import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { pictureResponse } from "@/server/auth/picture-response";
import { findLogo } from "@/server/certificates";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ code: string }> };

/** The logo of a certificate, by its code, for anybody: its page and its credential show it. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ code }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return pictureResponse({ cacheControl: "public, max-age=86400, immutable", load: () => findLogo(ctx, { code }) });
}
