import { notFound } from "@/lib/errors";
import { courseIdValue } from "@/lib/schemas/authoring";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { downloadResponse } from "@/server/auth/download-response";
import { exportCourse, packFiles } from "@/server/authoring";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string }> };

/** A course's draft as a folder, in an archive, for those who may edit it. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return downloadResponse(ctx, request, {
    page: `instructor/${courseId}/settings`,
    load: async () => {
      if (!courseIdValue.safeParse(courseId).success) throw notFound();
      const { slug, files } = await exportCourse(ctx, { courseId });
      return { name: `${slug}.zip`, contentType: "application/zip", body: Buffer.from(packFiles(slug, files)) };
    },
  });
}
