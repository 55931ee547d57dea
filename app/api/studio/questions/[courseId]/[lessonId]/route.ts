import { notFound } from "@/lib/errors";
import { importQuestionsSchema } from "@/lib/schemas/lesson-content";
import { requireUser } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { uploadResponse } from "@/server/auth/upload-response";
import { getQuizEditor, importQuestions } from "@/server/authoring";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string; lessonId: string }> };

/** A file of questions is text, or a package of texts. */
const MAX_BYTES = 20_000_000;

/** Takes a file of questions into a quiz, or only says what it would take (`dryRun=yes`). */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId, lessonId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  const { searchParams } = new URL(request.url);
  const asked = importQuestionsSchema.safeParse({
    courseId, lessonId, version: searchParams.get("version"), name: searchParams.get("name"), dryRun: searchParams.get("dryRun") === "yes",
  });
  return uploadResponse(ctx, request, {
    maxBytes: MAX_BYTES,
    enter: async () => {
      requireUser(ctx.viewer);
      if (!asked.success) throw notFound();
      await getQuizEditor(ctx, { courseId, lessonId });
    },
    handle: (bytes) => {
      if (!asked.success) throw notFound();
      return importQuestions(ctx, asked.data, bytes);
    },
  });
}
