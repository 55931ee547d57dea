import { certificateDesignSchema, type CertificateDesign } from "@/lib/schemas/certificate-design";
import type { Prisma } from "@/prisma/generated/client";

/** `expired` and `revoked` are told apart: one ended as it said from the beginning, the other was taken back. */
export type CertificateState = "valid" | "expired" | "revoked";

export const certificateSelect = {
  code: true, holderName: true, courseTitle: true, courseSummary: true, releaseNumber: true, parts: true, hours: true, grade: true, language: true, issuerName: true,
  signatoryName: true, signatoryTitle: true, teachers: true, design: true, completedAt: true, issuedAt: true, expiresAt: true, revokedAt: true,
} satisfies Prisma.CertificateSelect;

type Row = Prisma.CertificateGetPayload<{ select: typeof certificateSelect }>;

/**
 * What a certificate says, to anybody who knows its code. Instants are ISO 8601; `grade` is per cent. One of a path has no
 * release; `courseTitle` is then the path's, and `parts` are its courses.
 */
export type PublicCertificate = Omit<Row, "hours" | "design" | "signatoryName" | "signatoryTitle" | "completedAt" | "issuedAt" | "expiresAt" | "revokedAt"> & {
  hours: number;
  design: CertificateDesign;
  completedAt: string;
  issuedAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
};

/** One line of what a learner earned: a certificate, or a course that they completed and that gives none. A path has no release. */
export type EarnedCourse = {
  courseTitle: string;
  releaseNumber: number | null;
  completedAt: string;
  /** Per cent that its certificate asks for, of one that gave none so far and would. */
  certificateGrade: number | null;
  certificate: { code: string; state: CertificateState; hours: number; grade: number | null; issuedAt: string; expiresAt: string | null; revokedReason: string | null } | null;
};

/** The design of its day; of one from before there were any, the school's own with who signed it. */
function designOf({ design, signatoryName, signatoryTitle }: Row): CertificateDesign {
  const signatures = signatoryName === "" ? [] : [{ name: signatoryName, role: signatoryTitle }];
  return certificateDesignSchema.parse(design ?? { signatures });
}

export function toPublicCertificate(row: Row): PublicCertificate {
  const { hours, completedAt, issuedAt, expiresAt, revokedAt, design: _design, signatoryName: _name, signatoryTitle: _title, ...plain } = row;
  return {
    ...plain,
    design: designOf(row),
    hours: Number(hours),
    completedAt: completedAt.toISOString(),
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
