import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadCertificateTrace } from "../load-trace";
import { loadCertificateFacts, writeCertificate, type CertificateSubject } from "../write-certificate";

/**
 * Issues the certificate of a completed course or path, once an enrolment or follower, however often it is asked: asked
 * again, it is the first one, also when that was revoked since or the grade fell. Null where the course gives none, was
 * not completed, asks for a better grade (see `settleCertificate`), or its learner's account is closed. Announces
 * `certificates/certificate.issued`.
 */
export async function issueCertificate(ctx: Ctx, subject: CertificateSubject): Promise<{ certificateId: string } | null> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    if ("enrollmentId" in subject) await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${subject.enrollmentId} FOR UPDATE`;
    else await tx.$queryRaw`SELECT 1 FROM "PathFollow" WHERE "id" = ${subject.followId} FOR UPDATE`;
    const where = "enrollmentId" in subject ? { enrollmentId: subject.enrollmentId } : { followId: subject.followId };
    const issued = await tx.certificate.findFirst({ where, orderBy: { number: "asc" }, select: { id: true } });
    if (issued) return { certificateId: issued.id };
    const facts = await loadCertificateFacts(tx, subject);
    const { completedAt } = facts;
    if (!facts.template.isOn || completedAt === null || facts.user.status !== "active") return null;
    if ("enrollmentId" in subject && !(await loadCertificateTrace(tx, subject.enrollmentId, ctx.clock.now())).isEarned) return null;
    const { certificateId } = await writeCertificate(ctx, tx, { ...facts, completedAt });
    return { certificateId };
  });
}
