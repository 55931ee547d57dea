import { addMonths } from "@/lib/domain/certificate-state";
import type { Prisma } from "@/prisma/generated/client";
import { newCode, newId } from "@/lib/ids";
import type { CertificateDesign } from "@/lib/schemas/certificate-design";
import { templateSelect, toTemplate } from "@/server/authoring";
import { unscopedLoadCourseGrade } from "@/server/grades";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { env } from "@/server/platform/env";
import { emit } from "@/server/platform/outbox";
import { schoolBody, schoolIntro } from "./documents/certificate-text";
import { documentWords } from "./documents/document-words";
import type { CertificateIssued } from "./events";

const SECONDS_AN_HOUR = 3_600;

const factsSelect = {
  userId: true,
  courseId: true,
  completedAt: true,
  user: { select: { name: true, locale: true, status: true } },
  release: { select: { number: true, totalSeconds: true } },
  course: { select: {
    title: true, summary: true, durationHours: true, language: true, certification: { select: templateSelect },
    instructors: { orderBy: [{ position: "asc" }, { instructorId: "asc" }], select: { instructor: { select: { name: true } } } },
  } },
} satisfies Prisma.EnrollmentSelect;

/** What a certificate of this enrolment would be made of. The caller has locked the enrolment. */
export async function loadCertificateFacts(tx: Tx, enrollmentId: string) {
  const { course, ...facts } = await tx.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: factsSelect });
  const { certification, ...rest } = course;
  return { ...facts, course: rest, template: toTemplate(certification) };
}

type Facts = Awaited<ReturnType<typeof loadCertificateFacts>>;

/**
 * Writes the next certificate of an enrolment in the words of this day, and announces
 * `certificates/certificate.issued`. The caller has locked the enrolment and seen that none stands.
 */
export async function writeCertificate(ctx: Ctx, tx: Tx, enrollmentId: string, facts: Facts & { completedAt: Date }): Promise<{ certificateId: string; code: string }> {
  const { user, course, release, template, userId, courseId, completedAt } = facts;
  const issuedAt = ctx.clock.now();
  const id = newId("certificate");
  const code = newCode();
  const language = languageOf(template.design, { learner: user.locale, course: course.language });
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
      language,
      design: await writtenDesign(template.design, language),
      teachers: course.instructors.map(({ instructor }) => instructor.name),
      issuerName: env().SELLER_NAME,
      signatoryName: template.design.signatures[0]?.name ?? "",
      signatoryTitle: template.design.signatures[0]?.role ?? "",
      expiresAt: template.validMonths === null ? null : addMonths(issuedAt, template.validMonths),
    },
    select: { id: true },
  });
  const issued: CertificateIssued = { name: "certificates/certificate.issued", data: { certificateId: id, code, enrollmentId, userId, courseId } };
  await emit(tx, issued, ctx.requestId);
  return { certificateId: id, code };
}

/** In which language a certificate of this design is written. */
export function languageOf({ language }: Pick<CertificateDesign, "language">, { learner, course }: { learner: string; course: string }): string {
  if (language === "learner") return learner;
  return language === "course" ? course : language;
}

/** A design with all of its words: those of the school too, which it may say in others one day. */
export async function writtenDesign(design: CertificateDesign, language: string): Promise<CertificateDesign> {
  const words = await documentWords(language);
  const { title, intro, body, fields } = design;
  return { ...design, title: title || words.t("title"), intro: intro || schoolIntro(words, fields.includes("organisation")), body: body || schoolBody(words, fields.includes("course")) };
}
