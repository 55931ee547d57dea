import type { MailKindEntry } from "../mail-kind";
import { accountDeleted } from "./account-deleted";
import { accountExists } from "./account-exists";
import { announcement } from "./announcement";
import { certificateIssued } from "./certificate-issued";
import { certificateRevoked } from "./certificate-revoked";
import { confirmDeletion } from "./confirm-deletion";
import { confirmNewEmail } from "./confirm-new-email";
import { courseCompleted } from "./course-completed";
import { emailChanged } from "./email-changed";
import { enrollmentOpened } from "./enrollment-opened";
import { exportReady } from "./export-ready";
import { gradeUpdated } from "./grade-updated";
import { liveSession } from "./live-session";
import { magicLink } from "./magic-link";
import { passwordChanged } from "./password-changed";
import { receipt } from "./receipt";
import { refundIssued } from "./refund-issued";
import { resetPassword } from "./reset-password";
import { verifyEmail } from "./verify-email";
import { welcome } from "./welcome";
import { workReturned } from "./work-returned";

/** Every kind of mail that the school sends. A new one is a file here and texts under `notifications.mail.<kind>`. */
export const MAIL_KINDS = {
  "account-deleted": accountDeleted,
  "account-exists": accountExists,
  announcement,
  "certificate-issued": certificateIssued,
  "certificate-revoked": certificateRevoked,
  "confirm-deletion": confirmDeletion,
  "confirm-new-email": confirmNewEmail,
  "course-completed": courseCompleted,
  "email-changed": emailChanged,
  "enrollment-opened": enrollmentOpened,
  "export-ready": exportReady,
  "grade-updated": gradeUpdated,
  "live-session": liveSession,
  "magic-link": magicLink,
  "password-changed": passwordChanged,
  receipt,
  "refund-issued": refundIssued,
  "reset-password": resetPassword,
  "verify-email": verifyEmail,
  welcome,
  "work-returned": workReturned,
} as const satisfies Record<string, MailKindEntry>;

export type MailKind = keyof typeof MAIL_KINDS;
