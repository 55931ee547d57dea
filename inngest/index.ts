import { checkPrograms } from "./functions/assessment/check-programs";
import { makeCards } from "./functions/assessment/make-cards";
import { giveTime } from "./functions/assessment/give-time";
import { submitDueAttempt } from "./functions/assessment/submit-due-attempt";
import { tellQuizEnded } from "./functions/assessment/tell-quiz-ended";
import { tellAnswers } from "./functions/assessment/tell-answers";
import { tellSubmission } from "./functions/assessment/tell-submission";
import { attachReadyVideo } from "./functions/authoring/attach-ready-video";
import { sweepCertificatePictures } from "./functions/authoring/sweep-certificate-pictures";
import { checkLinks } from "./functions/authoring/check-links";
import { publishOnSchedule } from "./functions/authoring/publish-on-schedule";
import { refreshChangedCourse } from "./functions/catalog/refresh-changed-course";
import { refreshPublicPages } from "./functions/catalog/refresh-public-pages";
import { forgetHolder } from "./functions/certificates/forget-holder";
import { issueCertificate } from "./functions/certificates/issue-certificate";
import { issuePathCertificate } from "./functions/certificates/issue-path-certificate";
import { rotateKeys } from "./functions/certificates/rotate-keys";
import { tellCertificate } from "./functions/certificates/tell-certificate";
import { tellRevocation } from "./functions/certificates/tell-revocation";
import { deliverAnnouncement } from "./functions/community/deliver-announcement";
import { alertAdmins } from "./functions/commerce/alert-admins";
import { applyPaymentEvent } from "./functions/commerce/apply-payment-event";
import { closeCheckout } from "./functions/commerce/close-checkout";
import { expireOrders } from "./functions/commerce/expire-orders";
import { fulfilOrder } from "./functions/commerce/fulfil-order";
import { issueCreditNote } from "./functions/commerce/issue-credit-note";
import { issueReceipt } from "./functions/commerce/issue-receipt";
import { reconcilePayments, scheduleReconciliation } from "./functions/commerce/reconcile-payments";
import { sendRefund } from "./functions/commerce/send-refund";
import { clearDrafts } from "./functions/drafts/clear-drafts";
import { draftQuestions } from "./functions/drafts/draft-questions";
import { sweepDrafts } from "./functions/drafts/sweep-drafts";
import { applyRegrade } from "./functions/grades/apply-regrade";
import { resumeRegrades } from "./functions/grades/resume-regrades";
import { settleCertificate } from "./functions/certificates/settle-certificate";
import { runPrograms } from "./functions/grades/run-programs";
import { settleCourse } from "./functions/grades/settle-course";
import { tellGrade } from "./functions/grades/tell-grade";
import { removeDeletedUserFiles, sweepAccounts } from "./functions/identity/clean-up-accounts";
import { exportPersonalData } from "./functions/identity/export-personal-data";
import {
  greetNewUser,
  mailRequestedLink,
  tellAccountExists,
  tellEmailChanged,
  tellPasswordChanged,
  welcomeVerifiedUser,
} from "./functions/identity/send-account-mail";
import { congratulateOnCourse } from "./functions/learning/congratulate-on-course";
import { encourageAtHalf } from "./functions/learning/encourage-at-half";
import { tellOfLiveSession } from "./functions/learning/tell-of-live-session";
import { tellDeferral } from "./functions/learning/tell-deferral";
import { tellEnrollmentChange } from "./functions/learning/tell-enrollment-change";
import { applyVideoEvent } from "./functions/media/apply-video-event";
import { checkArrivedFile } from "./functions/media/check-arrived-file";
import { draftCaptions } from "./functions/media/draft-captions";
import { refreshVideoPages } from "./functions/media/refresh-video-pages";
import { sweepFiles } from "./functions/media/sweep-files";
import { sweepVideos } from "./functions/media/sweep-videos";
import { takeCaptionDraft } from "./functions/media/take-caption-draft";
import { unpackPackage } from "./functions/media/unpack-package";
import { deliverMail } from "./functions/notifications/deliver-mail";
import { refreshChangedPath } from "./functions/paths/refresh-changed-path";
import { settlePaths } from "./functions/paths/settle-paths";
import { sweepOutbox } from "./functions/platform/sweep-outbox";

/** Every durable function. One that is not listed here does not run. */
export const functions = [
  alertAdmins,
  applyPaymentEvent,
  applyRegrade,
  applyVideoEvent,
  attachReadyVideo,
  checkArrivedFile,
  checkLinks,
  checkPrograms,
  clearDrafts,
  closeCheckout,
  congratulateOnCourse,
  deliverAnnouncement,
  deliverMail,
  draftCaptions,
  draftQuestions,
  encourageAtHalf,
  expireOrders,
  exportPersonalData,
  forgetHolder,
  fulfilOrder,
  greetNewUser,
  makeCards,
  issueCertificate,
  issueCreditNote,
  issuePathCertificate,
  issueReceipt,
  mailRequestedLink,
  publishOnSchedule,
  reconcilePayments,
  refreshChangedCourse,
  refreshChangedPath,
  refreshPublicPages,
  refreshVideoPages,
  removeDeletedUserFiles,
  resumeRegrades,
  rotateKeys,
  scheduleReconciliation,
  sendRefund,
  giveTime,
  submitDueAttempt,
  sweepAccounts,
  sweepCertificatePictures,
  sweepDrafts,
  sweepFiles,
  sweepOutbox,
  sweepVideos,
  takeCaptionDraft,
  tellAccountExists,
  tellCertificate,
  tellEmailChanged,
  tellDeferral,
  tellEnrollmentChange,
  settleCertificate,
  runPrograms,
  settleCourse,
  settlePaths,
  tellGrade,
  tellOfLiveSession,
  tellPasswordChanged,
  tellQuizEnded,
  tellRevocation,
  tellAnswers,
  tellSubmission,
  unpackPackage,
  welcomeVerifiedUser,
];
