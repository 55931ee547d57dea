import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadCertificateTrace } from "../load-trace";
import { loadCertificateFacts, writeCertificate } from "../write-certificate";

/**
 * Issues the certificate of a completed course, once an enrolment, however often it is asked: asked again, it is the
 * first one, also when that was revoked since or the grade fell. Null where the course gives none, was not completed, asks
 * for a better grade (see `settleCertificate`), or its learner's account is closed. Announces `certificates/certificate.issued`.
 */
export async function issueCertificate(ctx: Ctx, { enrollmentId }: { enrollmentId: string }): Promise<{ certificateId: string } | null> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    const issued = await tx.certificate.findFirst({ where: { enrollmentId }, orderBy: { number: "asc" }, select: { id: true } });
    if (issued) return { certificateId: issued.id };
    const facts = await loadCertificateFacts(tx, enrollmentId);
    const { completedAt } = facts;
    if (completedAt === null || facts.user.status !== "active") return null;
    if (!(await loadCertificateTrace(tx, enrollmentId, ctx.clock.now())).isEarned) return null;
    const { certificateId } = await writeCertificate(ctx, tx, enrollmentId, { ...facts, completedAt });
    return { certificateId };
  });
}
