import { addImageSchema } from "@/lib/schemas/authoring-studio";
import { requireUser } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { askedOf, uploadResponse } from "@/server/auth/upload-response";
import { addImage } from "@/server/authoring";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string }> };

/** The editor sends images fitted to the page; more than this, a serverless platform would not take either. */
const MAX_BYTES = 4_000_000;

/** Keeps an image for the texts of a course. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return uploadResponse(ctx, request, {
    maxBytes: MAX_BYTES,
    enter: () => void requireUser(ctx.viewer),
    handle: (bytes) => addImage(ctx, askedOf(addImageSchema, { courseId, name: new URL(request.url).searchParams.get("name") }), bytes),
  });
}
