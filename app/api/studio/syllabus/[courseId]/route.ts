import { SYLLABUS_MAX_BYTES } from "@/lib/schemas/authoring";
import { addSyllabusSchema } from "@/lib/schemas/authoring-studio";
import { requireUser } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { askedOf, uploadResponse } from "@/server/auth/upload-response";
import { addSyllabus } from "@/server/authoring";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string }> };

/** Gives a course its syllabus. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return uploadResponse(ctx, request, {
    maxBytes: SYLLABUS_MAX_BYTES,
    enter: () => void requireUser(ctx.viewer),
    handle: (bytes) => addSyllabus(ctx, askedOf(addSyllabusSchema, { courseId, name: new URL(request.url).searchParams.get("name") }), bytes),
  });
}
