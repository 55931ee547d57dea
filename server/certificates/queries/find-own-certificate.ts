import type { CertificateTrace } from "@/lib/domain/certificate-terms";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadCertificateTrace } from "../load-trace";

/** `trace` is null once there is a certificate: what was issued is not asked again. */
export type OwnCertificate = { code: string | null; trace: CertificateTrace | null };

/** One's own certificate of a course that one is enrolled in, or what it still asks. Null for another course. */
export async function findOwnCertificate(ctx: Ctx, { courseSlug }: { courseSlug: string }): Promise<OwnCertificate | null> {
  authorize(ctx.viewer, "certificate.own");
  const { userId } = requireUser(ctx.viewer);
  const enrollment = await ctx.db.enrollment.findFirst({
    where: { userId, course: { slug: courseSlug } },
    select: { id: true, certificates: { where: { revokedAt: null }, orderBy: { number: "desc" }, take: 1, select: { code: true } } },
  });
  if (!enrollment) return null;
  const [standing] = enrollment.certificates;
  if (standing) return { code: standing.code, trace: null };
  return { code: null, trace: await loadCertificateTrace(ctx.db, enrollment.id, ctx.clock.now()) };
}
