export { findFirstLessonPath } from "./course-path";
export { learningEventSchemas, type EnrollmentClosed, type EnrollmentOpened, type EnrollmentReopened } from "./events";
export type { GrantSource } from "./lock-grant";
export { hasOpenGrant } from "./open-grants";
export { closeGrant, type CloseGrantInput } from "./use-cases/close-grant";
export { openEnrollment, type OpenedEnrollment, type OpenEnrollmentInput } from "./use-cases/open-enrollment";
export { reopenGrant } from "./use-cases/reopen-grant";
export { tellEnrollmentChange, type EnrollmentChange } from "./use-cases/tell-enrollment-change";
