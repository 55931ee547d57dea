import { z } from "zod";
import { courseNoticeKind, courseNoticeParams } from "./course-notice-kind";

/** A certificate is there, with the address at which anybody can verify it. */
export const certificateIssued = courseNoticeKind(
  "certificate-issued",
  courseNoticeParams.extend({ code: z.string() }),
  ({ code }, { t, locale, appUrl }) => t("certificate-issued.verify", { url: `${appUrl}/${locale}/certificates/${code}` }),
);
