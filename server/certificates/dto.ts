import type { Prisma } from "@/prisma/generated/client";

/** `expired` and `revoked` are told apart: one ended as it said from the beginning, the other was taken back. */
export type CertificateState = "valid" | "expired" | "revoked";

export const certificateSelect = {
  code: true, holderName: true, courseTitle: true, courseSummary: true, releaseNumber: true, hours: true, grade: true, language: true, issuerName: true,
  signatoryName: true, signatoryTitle: true, completedAt: true, issuedAt: true, expiresAt: true, revokedAt: true,
} satisfies Prisma.CertificateSelect;

type Row = Prisma.CertificateGetPayload<{ select: typeof certificateSelect }>;

/** What a certificate says, to anybody who knows its code. Instants are ISO 8601; `grade` is per cent. */
export type PublicCertificate = Omit<Row, "hours" | "completedAt" | "issuedAt" | "expiresAt" | "revokedAt"> & {
  hours: number;
  completedAt: string;
  issuedAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
};

/** One line of what a learner earned: a certificate, or a course that they completed and that gives none. */
export type EarnedCourse = {
  courseTitle: string;
  releaseNumber: number;
  completedAt: string;
  certificate: { code: string; state: CertificateState; hours: number; grade: number | null; issuedAt: string; expiresAt: string | null; revokedReason: string | null } | null;
};

export type CertificateSettingsDto = { isOn: boolean; validMonths: number | null; signatoryName: string; signatoryTitle: string };

export const DEFAULT_SETTINGS: CertificateSettingsDto = { isOn: true, validMonths: null, signatoryName: "", signatoryTitle: "" };

export const settingsSelect = { isOn: true, validMonths: true, signatoryName: true, signatoryTitle: true } satisfies Prisma.CertificateSettingsSelect;

export function toPublicCertificate({ hours, completedAt, issuedAt, expiresAt, revokedAt, ...row }: Row): PublicCertificate {
  return {
    ...row,
    hours: Number(hours),
    completedAt: completedAt.toISOString(),
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
