import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { pictureResponse } from "@/server/auth/picture-response";
import { findCertificatePicture } from "@/server/authoring";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string; picture: string }> };

/** A logo or a signature, for who works on a course. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [asked, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return pictureResponse({ cacheControl: "private, max-age=86400, immutable", load: () => findCertificatePicture(ctx, asked) });
}
