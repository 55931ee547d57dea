import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { listPublicKeys } from "@/server/certificates";

export const dynamic = "force-dynamic";

/** The keys that credentials are verified with (RFC 7517). */
export async function GET(request: Request): Promise<Response> {
  const keys = await listPublicKeys(await ctxFromRequest(request));
  return Response.json({ keys }, { headers: { "content-type": "application/jwk-set+json", "cache-control": "public, max-age=300", "access-control-allow-origin": "*" } });
}
