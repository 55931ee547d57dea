import { z } from "zod";
import { courseIdValue } from "./authoring";
import { followOfPathSchema } from "./paths";
import { lineText } from "./plain-text";

/** The public address of a certificate: 128 bits in Crockford's letters. */
export const certificateCode = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/);

const ofStudent = { courseId: courseIdValue, enrollmentId: z.string().regex(/^enr_[\w-]{1,60}$/) };
/** Written to the learner, who reads it. */
const reason = lineText(400);

/** Each names the certificate that was seen to stand: null is none. Another may stand by now. */
export const revokeCertificateSchema = z.strictObject({ ...ofStudent, code: certificateCode, reason });
export const reissueCertificateSchema = z.strictObject({ ...ofStudent, code: certificateCode.nullable(), reason });

export const revokePathCertificateSchema = followOfPathSchema.extend({ code: certificateCode, reason });
export const reissuePathCertificateSchema = followOfPathSchema.extend({ code: certificateCode.nullable(), reason });

export type RevokeCertificate = z.infer<typeof revokeCertificateSchema>;
export type ReissueCertificate = z.infer<typeof reissueCertificateSchema>;
export type RevokePathCertificate = z.infer<typeof revokePathCertificateSchema>;
export type ReissuePathCertificate = z.infer<typeof reissuePathCertificateSchema>;
