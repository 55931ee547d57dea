import { toCsv } from "@/lib/csv";
import { notFound } from "@/lib/errors";
import { getTranslations } from "@/lib/i18n/get-translations";
import { DEFAULT_LOCALE, toLocale } from "@/lib/i18n/locales";
import { gradebookSchema } from "@/lib/schemas/gradebook";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { downloadResponse } from "@/server/auth/download-response";
import { getGradebook, gradeFileHead, gradeFileRow, type GradebookRow } from "@/server/grades";
import type { Ctx } from "@/server/platform/ctx";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ courseId: string }> };

/** The gradebook of a course as CSV: the file that importing takes. For those who may see its students. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ courseId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  return downloadResponse(ctx, request, {
    page: `instructor/${courseId}/gradebook`,
    load: async () => {
      const asked = gradebookSchema.safeParse({ courseId });
      if (!asked.success) throw notFound();
      return {
        name: `${courseId}-${ctx.clock.now().toISOString().slice(0, 10)}.csv`,
        contentType: "text/csv; charset=utf-8",
        body: Buffer.from(await writeTable(ctx, courseId)),
      };
    },
  });
}

async function writeTable(ctx: Ctx, courseId: string): Promise<string> {
  const locale = toLocale(ctx.viewer.kind === "user" ? ctx.viewer.locale : DEFAULT_LOCALE);
  const t = await getTranslations({ locale, namespace: "grading.gradebook" });
  const first = await getGradebook(ctx, { courseId });
  const rows: GradebookRow[] = [...first.rows];
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await getGradebook(ctx, { courseId, cursor });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  }
  return toCsv([gradeFileHead(first.items, { name: t("student"), email: t("email"), total: t("total") }), ...rows.map(gradeFileRow)]);
}
