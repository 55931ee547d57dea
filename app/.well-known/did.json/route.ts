import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { getIssuerDocument } from "@/server/certificates";

export const dynamic = "force-dynamic";

/** Who issues credentials here, and with which keys: the document of did:web. */
export async function GET(request: Request): Promise<Response> {
  const document = await getIssuerDocument(await ctxFromRequest(request));
  return Response.json(document, { headers: { "content-type": "application/did+json", "cache-control": "public, max-age=300", "access-control-allow-origin": "*" } });
}
