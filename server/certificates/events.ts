import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

/** What a certificate is of: a course that somebody was enrolled in, or a path that they followed. */
export type CertificateOf = { enrollmentId: string; courseId: string } | { followId: string; pathId: string };

type CertificateFact = { certificateId: string; code: string; userId: string } & CertificateOf;

/** A learner has a certificate of a course or of a path. */
export type CertificateIssued = DomainEvent<"certificates/certificate.issued", CertificateFact>;

/** A certificate counts no more. What it said stays readable. */
export type CertificateRevoked = DomainEvent<"certificates/certificate.revoked", CertificateFact>;

const certificateFact = z.looseObject({ certificateId: z.string(), code: z.string() });

/** What a consumer reads of each event. Events gain fields, so unknown ones pass. */
export const certificateEventSchemas = {
  "certificates/certificate.issued": certificateFact,
  "certificates/certificate.revoked": certificateFact,
} as const;
