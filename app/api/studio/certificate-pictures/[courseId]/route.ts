import { addCertificatePictureSchema, PICTURE_MAX_BYTES } from "@/lib/schemas/certificate-design";
import { requireUser } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { askedOf, uploadResponse } from "@/server/auth/upload-response";
import { addCertificatePicture } from "@/server/authoring";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string }> };

/** Keeps a logo or a signature for the certificates of a course. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return uploadResponse(ctx, request, {
    maxBytes: PICTURE_MAX_BYTES,
    enter: () => void requireUser(ctx.viewer),
    handle: (bytes) => addCertificatePicture(ctx, askedOf(addCertificatePictureSchema, { courseId }), bytes),
  });
}
