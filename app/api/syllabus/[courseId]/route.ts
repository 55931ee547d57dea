import { notFound } from "@/lib/errors";
import { courseIdValue } from "@/lib/schemas/authoring";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { answerFile } from "@/server/auth/file-response";
import { openSyllabus } from "@/server/authoring";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string }> };

/** A course's syllabus, to be saved. 404 where there is none, or the course is not the viewer's to see. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return answerFile(request, async () => {
    if (!courseIdValue.safeParse(courseId).success) throw notFound();
    return openSyllabus(ctx, { courseId });
  });
}
