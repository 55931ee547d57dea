import { addMonths, certificateKind } from "@/lib/domain/certificate-state";
import type { Prisma } from "@/prisma/generated/client";
import { newCode, newId } from "@/lib/ids";
import { DEFAULT_TEMPLATE, type CertificateDesign, type CertificateTemplate } from "@/lib/schemas/certificate-design";
import { templateSelect, toTemplate } from "@/server/authoring";
import { unscopedLoadCourseGrade } from "@/server/grades";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { env } from "@/server/platform/env";
import { emit } from "@/server/platform/outbox";
import { schoolBody, schoolIntro } from "./documents/certificate-text";
import { documentWords } from "./documents/document-words";
import type { CertificateIssued, CertificateOf } from "./events";
import { namesOf } from "./revoke-in-tx";

const SECONDS_AN_HOUR = 3_600;

/** Whose certificate: of a course by its enrolment, of a path by who follows it. */
export type CertificateSubject = { enrollmentId: string } | { followId: string };

/** What a certificate would say that day. Null in `completedAt` while there is nothing to certify. */
export type CertificateFacts = {
  of: CertificateOf;
  userId: string;
  completedAt: Date | null;
  user: { name: string; locale: string; status: string };
  title: string;
  summary: string;
  /** Of what was completed. */
  language: string;
  hours: number;
  releaseNumber: number | null;
  parts: string[];
  teachers: string[];
  template: CertificateTemplate;
};

const person = { select: { name: true, locale: true, status: true } } as const;
const lengthSelect = { title: true, durationHours: true, instructors: { orderBy: [{ position: "asc" }, { instructorId: "asc" }], select: { instructor: { select: { name: true } } } } } satisfies Prisma.CourseSelect;

/** What a certificate of this enrolment, or of this path, would be made of. The caller has locked it. */
export function loadCertificateFacts(tx: Tx, subject: CertificateSubject): Promise<CertificateFacts> {
  return "enrollmentId" in subject ? loadOfCourse(tx, subject.enrollmentId) : loadOfPath(tx, subject.followId);
}

async function loadOfCourse(tx: Tx, enrollmentId: string): Promise<CertificateFacts> {
  const { course, release, courseId, ...facts } = await tx.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: {
      userId: true, courseId: true, completedAt: true, user: person,
      release: { select: { number: true, totalSeconds: true } },
      course: { select: { ...lengthSelect, summary: true, language: true, certification: { select: templateSelect } } },
    },
  });
  const { title, summary, language, instructors, certification } = course;
  const teachers = instructors.map(({ instructor }) => instructor.name);
  return { of: { enrollmentId, courseId }, ...facts, title, summary, language, hours: hoursOf(course, release), releaseNumber: release.number, parts: [], teachers, template: toTemplate(certification) };
}

/** A path is what was completed of it: courses that it asks for since are none of its certificate. */
async function loadOfPath(tx: Tx, followId: string): Promise<CertificateFacts> {
  const { path, pathId, completedCourseIds, ...facts } = await tx.pathFollow.findUniqueOrThrow({
    where: { id: followId },
    select: { userId: true, pathId: true, completedAt: true, completedCourseIds: true, user: person, path: { select: { title: true, summary: true, language: true } } },
  });
  const enrolled = await tx.enrollment.findMany({
    where: { userId: facts.userId, courseId: { in: completedCourseIds } },
    select: { courseId: true, release: { select: { totalSeconds: true } }, course: { select: lengthSelect } },
  });
  const taken = completedCourseIds.flatMap((id) => enrolled.filter(({ courseId }) => courseId === id));
  const hours = taken.reduce((sum, { course, release }) => sum + hoursOf(course, release), 0);
  const teachers = [...new Set(taken.flatMap(({ course }) => course.instructors.map(({ instructor }) => instructor.name)))];
  return { of: { followId, pathId }, ...facts, ...path, hours: Math.round(hours * 10) / 10, releaseNumber: null, parts: taken.map(({ course }) => course.title), teachers, template: DEFAULT_TEMPLATE };
}

/** What the course says; where it says nothing, as long as its lessons are. */
function hoursOf({ durationHours }: { durationHours: unknown }, { totalSeconds }: { totalSeconds: number }): number {
  return Number(durationHours) || Number((totalSeconds / SECONDS_AN_HOUR).toFixed(1));
}

/**
 * Writes the next certificate of an enrolment or of a path in the words of this day, and announces
 * `certificates/certificate.issued`. The caller has locked it and seen that none stands.
 */
export async function writeCertificate(ctx: Ctx, tx: Tx, facts: CertificateFacts & { completedAt: Date }): Promise<{ certificateId: string; code: string }> {
  const { of, user, title, summary, template, userId, completedAt, hours, releaseNumber, parts, teachers } = facts;
  const issuedAt = ctx.clock.now();
  const id = newId("certificate");
  const code = newCode();
  const language = languageOf(template.design, { learner: user.locale, course: facts.language });
  const number = 1 + (await tx.certificate.count({ where: namesOf(of) }));
  await tx.certificate.create({
    data: {
      id, code, ...of, number, userId, completedAt, issuedAt, hours, releaseNumber, parts, teachers, language,
      holderName: user.name,
      courseTitle: title,
      courseSummary: summary,
      grade: "enrollmentId" in of ? await unscopedLoadCourseGrade(tx, of.enrollmentId, issuedAt) : null,
      design: await writtenDesign(template.design, language, certificateKind(facts)),
      issuerName: env().SELLER_NAME,
      signatoryName: template.design.signatures[0]?.name ?? "",
      signatoryTitle: template.design.signatures[0]?.role ?? "",
      expiresAt: template.validMonths === null ? null : addMonths(issuedAt, template.validMonths),
    },
    select: { id: true },
  });
  const issued: CertificateIssued = { name: "certificates/certificate.issued", data: { certificateId: id, code, userId, ...of } };
  await emit(tx, issued, ctx.requestId);
  return { certificateId: id, code };
}

/** In which language a certificate of this design is written. */
export function languageOf({ language }: Pick<CertificateDesign, "language">, { learner, course }: { learner: string; course: string }): string {
  if (language === "learner") return learner;
  return language === "course" ? course : language;
}

/** A design with all of its words: those of the school too, which it may say in others one day. */
export async function writtenDesign(design: CertificateDesign, language: string, kind: "course" | "path"): Promise<CertificateDesign> {
  const words = await documentWords(language);
  const { title, intro, body, fields } = design;
  return { ...design, title: title || words.t("title"), intro: intro || schoolIntro(words, fields.includes("organisation")), body: body || schoolBody(words, kind, fields.includes("course")) };
}
