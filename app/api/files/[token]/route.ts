import { DomainError } from "@/lib/errors";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { fileResponse } from "@/server/auth/file-response";
import { openDownload } from "@/server/media";
import { ERROR_MAP } from "@/server/platform/error-map";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ token: string }> };

/** A lesson's file by its signed link, to be saved: it is never shown, framed or run under our name. 410 once the link has expired. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ token }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  try {
    return fileResponse(await openDownload(ctx, { token }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { status, title } = ERROR_MAP[error.kind];
    return Response.json({ title, status, code: error.code }, { status, headers: { "content-type": "application/problem+json", "cache-control": "private, no-store" } });
  }
}
