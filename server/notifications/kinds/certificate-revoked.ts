import { z } from "zod";
import { courseNoticeKind, courseNoticeParams } from "./course-notice-kind";

/** A certificate counts no more, with the reason that was given. */
export const certificateRevoked = courseNoticeKind("certificate-revoked", courseNoticeParams.extend({ reason: z.string() }), ({ reason }, { t }) => t("certificate-revoked.why", { reason }));
