import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { answerFile } from "@/server/auth/file-response";
import { openDownload } from "@/server/media";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ token: string }> };

/** A lesson's file by its signed link, to be saved: it is never shown, framed or run under our name. 410 once the link has expired. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ token }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return answerFile(request, () => openDownload(ctx, { token }));
}
