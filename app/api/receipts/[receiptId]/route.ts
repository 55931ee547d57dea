import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { downloadResponse } from "@/server/auth/download-response";
import { findDocumentFile } from "@/server/commerce";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ receiptId: string }> };

/** The PDF of a receipt or of a credit note, by its id, for its buyer and for admins; 409 while it is being drawn. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ receiptId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return downloadResponse(ctx, request, {
    page: "account/purchases",
    load: async () => {
      const { filename, contentType, body } = await findDocumentFile(ctx, { documentId: receiptId });
      return { name: filename, contentType, body };
    },
  });
}
