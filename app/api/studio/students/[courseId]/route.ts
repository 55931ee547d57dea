import { toCsv } from "@/lib/csv";
import { DomainError, notFound } from "@/lib/errors";
import { getTranslations } from "@/lib/i18n/get-translations";
import { DEFAULT_LOCALE, toLocale } from "@/lib/i18n/locales";
import { courseStudentsSchema, type CourseStudentsInput } from "@/lib/schemas/learning";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { downloadResponse } from "@/server/auth/download-response";
import { listStudentProgress, type StudentProgress } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string }> };

const MOST_ROWS = 50_000;
const PAGE = 500;

/** The students of a course as CSV, with the filter of the page, for those who may see them. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return downloadResponse(ctx, request, {
    page: `instructor/${courseId}/students`,
    load: async () => {
      const { searchParams } = new URL(request.url);
      const asked = courseStudentsSchema.safeParse({ courseId, limit: PAGE, search: searchParams.get("search") ?? undefined, state: searchParams.get("state") ?? undefined });
      if (!asked.success) throw notFound();
      return {
        name: `${courseId}-${ctx.clock.now().toISOString().slice(0, 10)}.csv`,
        contentType: "text/csv; charset=utf-8",
        body: Buffer.from(await writeTable(ctx, asked.data)),
      };
    },
  });
}

async function writeTable(ctx: Ctx, asked: CourseStudentsInput): Promise<string> {
  const locale = toLocale(ctx.viewer.kind === "user" ? ctx.viewer.locale : DEFAULT_LOCALE);
  const t = await getTranslations({ locale, namespace: "authoring.students" });
  const students: StudentProgress[] = [];
  for (let cursor: string | null | undefined; cursor !== null && students.length < MOST_ROWS; ) {
    const page = await listStudentProgress(ctx, { ...asked, ...(cursor && { cursor }) });
    students.push(...page.items);
    cursor = page.nextCursor;
  }
  if (students.length >= MOST_ROWS) throw new DomainError("payload_too_large", "validation.invalid");
  return toCsv([
    [t("name"), t("email"), t("stateColumn"), t("release"), t("completed"), t("lessons"), t("enrolled"), t("lastSeen"), t("finished")],
    ...students.map((row) => [
      row.name, row.email, t(`state.${row.state}`), row.releaseNumber, row.completedLessons, row.lessonCount,
      row.enrolledAt.toISOString(), row.lastSeenAt?.toISOString() ?? null, row.completedAt?.toISOString() ?? null,
    ]),
  ]);
}
