import { MAX_PDF_BYTES } from "@/lib/domain/drafting/draft-terms";
import { addDraftPdfSchema } from "@/lib/schemas/drafts";
import { requireUser } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { askedOf, uploadResponse } from "@/server/auth/upload-response";
import { authorizeCourse } from "@/server/authoring";
import { addDraftPdf } from "@/server/drafts";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string }> };

/** Takes a PDF from which questions are drafted. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  const given = { courseId, name: new URL(request.url).searchParams.get("name") };
  return uploadResponse(ctx, request, {
    maxBytes: MAX_PDF_BYTES,
    enter: async () => {
      requireUser(ctx.viewer);
      await authorizeCourse(ctx, "course.update", askedOf(addDraftPdfSchema, given).courseId);
    },
    handle: (bytes) => addDraftPdf(ctx, askedOf(addDraftPdfSchema, given), bytes),
  });
}
