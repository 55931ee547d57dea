import { DEFAULT_TEMPLATE } from "@/lib/schemas/certificate-design";
import { scope } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { loadTemplate, templateSelect, toTemplate } from "../certificate/set-certificate";
import type { CertificateEditor } from "../dto";

const MOST_OTHERS = 40;

/** What a course says of its certificates, and what the viewer's other courses do, newest first: each can be begun from. */
export async function getCertificateEditor(ctx: Ctx, { courseId }: { courseId: string }): Promise<CertificateEditor> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const rows = await ctx.db.certificateSettings.findMany({
    where: { courseId: { not: courseId }, course: { AND: [scope["course.update"](ctx.viewer), { deletedAt: null }] } },
    orderBy: [{ updatedAt: "desc" }, { courseId: "asc" }],
    take: MOST_OTHERS,
    select: { courseId: true, course: { select: { title: true } }, ...templateSelect },
  });
  const others = rows.map(({ courseId: id, course, ...row }) => ({ courseId: id, title: course.title, design: toTemplate(row).design }));
  return { template: await loadTemplate(ctx.db, courseId), others: others.filter(({ design }) => JSON.stringify(design) !== JSON.stringify(DEFAULT_TEMPLATE.design)) };
}
