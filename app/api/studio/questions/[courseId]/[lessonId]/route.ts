import { lessonOfCourseSchema } from "@/lib/schemas/authoring-studio";
import { importQuestionsSchema } from "@/lib/schemas/lesson-content";
import { requireUser } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { askedOf, MAX_QUESTION_FILE, uploadResponse } from "@/server/auth/upload-response";
import { getQuizEditor, importQuestions } from "@/server/authoring";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string; lessonId: string }> };

/** Takes a file of questions into a quiz, or only says what it would take (`dryRun=yes`). */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId, lessonId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  const { searchParams } = new URL(request.url);
  const given = { courseId, lessonId, version: searchParams.get("version"), name: searchParams.get("name"), dryRun: searchParams.get("dryRun") === "yes" };
  return uploadResponse(ctx, request, {
    maxBytes: MAX_QUESTION_FILE,
    enter: async () => {
      requireUser(ctx.viewer);
      await getQuizEditor(ctx, askedOf(lessonOfCourseSchema, { courseId, lessonId }));
    },
    handle: (bytes) => importQuestions(ctx, askedOf(importQuestionsSchema, given), bytes),
  });
}
