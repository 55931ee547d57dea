import { traceCertificate, type CertificateTrace } from "@/lib/domain/certificate-terms";
import { DEFAULT_TEMPLATE } from "@/lib/schemas/certificate-design";
import { unscopedLoadCourseGrade } from "@/server/grades";
import type { Reader } from "@/server/platform/db/tx";

/** Whether the course of an enrolment gives its certificate by itself, and what it still asks by the release that is followed. Checks no permission. */
export async function loadCertificateTrace(db: Reader, enrollmentId: string, now: Date): Promise<CertificateTrace> {
  const { completedAt, release, course } = await db.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: { completedAt: true, release: { select: { certificateGrade: true } }, course: { select: { certification: { select: { isOn: true } } } } },
  });
  const ask = { isGiven: course.certification?.isOn ?? DEFAULT_TEMPLATE.isOn, grade: release.certificateGrade };
  const grade = ask.isGiven && ask.grade !== null ? await unscopedLoadCourseGrade(db, enrollmentId, now) : null;
  return traceCertificate(ask, { isCompleted: completedAt !== null, grade });
}
