import { addMonths } from "@/lib/domain/certificate-state";
import { newCode, newId } from "@/lib/ids";
import { unscopedLoadCourseGrade } from "@/server/grades";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { env } from "@/server/platform/env";
import { emit } from "@/server/platform/outbox";
import { DEFAULT_SETTINGS, settingsSelect } from "./dto";
import type { CertificateIssued } from "./events";

const SECONDS_AN_HOUR = 3_600;

const factsSelect = {
  userId: true,
  courseId: true,
  completedAt: true,
  user: { select: { name: true, locale: true, status: true } },
  release: { select: { number: true, totalSeconds: true } },
  course: { select: { title: true, summary: true, durationHours: true, certification: { select: settingsSelect } } },
} as const;

/** What a certificate of this enrolment would be made of. The caller has locked the enrolment. */
export async function loadCertificateFacts(tx: Tx, enrollmentId: string) {
  const { course, ...facts } = await tx.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: factsSelect });
  const { certification, ...rest } = course;
  return { ...facts, course: rest, settings: certification ?? DEFAULT_SETTINGS };
}

type Facts = Awaited<ReturnType<typeof loadCertificateFacts>>;

/**
 * Writes the next certificate of an enrolment in the words of this day, and announces
 * `certificates/certificate.issued`. The caller has locked the enrolment and seen that none stands.
 */
export async function writeCertificate(ctx: Ctx, tx: Tx, enrollmentId: string, facts: Facts & { completedAt: Date }): Promise<{ certificateId: string; code: string }> {
  const { user, course, release, settings, userId, courseId, completedAt } = facts;
  const issuedAt = ctx.clock.now();
  const id = newId("certificate");
  const code = newCode();
  const number = 1 + (await tx.certificate.count({ where: { enrollmentId } }));
  await tx.certificate.create({
    data: {
      id, code, enrollmentId, number, userId, courseId, completedAt, issuedAt,
      holderName: user.name,
      courseTitle: course.title,
      courseSummary: course.summary,
      releaseNumber: release.number,
      hours: Number(course.durationHours) > 0 ? course.durationHours : (release.totalSeconds / SECONDS_AN_HOUR).toFixed(1),
      grade: await unscopedLoadCourseGrade(tx, enrollmentId, issuedAt),
      language: user.locale,
      issuerName: env().SELLER_NAME,
      signatoryName: settings.signatoryName,
      signatoryTitle: settings.signatoryTitle,
      expiresAt: settings.validMonths === null ? null : addMonths(issuedAt, settings.validMonths),
    },
    select: { id: true },
  });
  const issued: CertificateIssued = { name: "certificates/certificate.issued", data: { certificateId: id, code, enrollmentId, userId, courseId } };
  await emit(tx, issued, ctx.requestId);
  return { certificateId: id, code };
}
