import { addMonths } from "@/lib/domain/certificate-state";
import type { CertificateSample, PreviewCertificateInput } from "@/lib/schemas/certificate-design";
import { authorize, requireUser } from "@/server/access";
import { loadCourseFacts } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { sheetOf } from "../documents/render-certificate";
import type { Sheet } from "../documents/sheet";
import type { PublicCertificate } from "../dto";
import { loadPictures } from "../load-pictures";
import { languageOf, writtenDesign } from "../write-certificate";

/** Names as long as they get, and in another script: what suits these suits everybody. */
const NAMES: Record<CertificateSample, string> = {
  plain: "Lucía Rivera",
  long: "María de los Ángeles Fernández de Córdoba y Álvarez de Toledo-Montenegro",
  arabic: "عبد الرحمن بن محمد الفاسي",
};
const SAMPLE_CODE = "0".repeat(26);
const SAMPLE_GRADE = 92.5;
const SECONDS_AN_HOUR = 3_600;

/**
 * A certificate of a course as a design that is not saved yet would draw it, with the name of an example: what the PDF
 * draws, line by line. For who works on the course.
 */
export async function previewCertificate(ctx: Ctx, { courseId, validMonths, design, sample }: PreviewCertificateInput): Promise<Sheet> {
  const { locale: learner } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "course.studio", await loadCourseFacts(ctx.db, courseId));
  const course = await ctx.db.course.findUniqueOrThrow({
    where: { id: courseId },
    select: {
      title: true, summary: true, durationHours: true, language: true, currentRelease: { select: { number: true, totalSeconds: true } },
      instructors: { orderBy: [{ position: "asc" }, { instructorId: "asc" }], select: { instructor: { select: { name: true } } } },
    },
  });
  const language = languageOf(design, { learner, course: course.language });
  const now = ctx.clock.now();
  const certificate: PublicCertificate = {
    code: SAMPLE_CODE, holderName: NAMES[sample], courseTitle: course.title, courseSummary: course.summary, releaseNumber: course.currentRelease?.number ?? 1, parts: [], language,
    hours: Number(course.durationHours) || Math.round((10 * (course.currentRelease?.totalSeconds ?? 0)) / SECONDS_AN_HOUR) / 10,
    grade: SAMPLE_GRADE, issuerName: env().SELLER_NAME, teachers: course.instructors.map(({ instructor }) => instructor.name),
    completedAt: now.toISOString(), issuedAt: now.toISOString(), expiresAt: validMonths === null ? null : addMonths(now, validMonths).toISOString(), revokedAt: null,
    design: await writtenDesign(design, language, "course"),
  };
  return sheetOf(certificate, env().APP_URL, await loadPictures(ctx.db, design));
}
