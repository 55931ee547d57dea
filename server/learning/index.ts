export { learningEventSchemas, type EnrollmentClosed, type EnrollmentOpened, type EnrollmentReopened } from "./events";
export type { GrantSource } from "./lock-grant";
export { hasOpenGrant } from "./open-grants";
export { closeGrant, type CloseGrantInput } from "./use-cases/close-grant";
export { openEnrollment, type OpenedEnrollment, type OpenEnrollmentInput } from "./use-cases/open-enrollment";
export { reopenGrant } from "./use-cases/reopen-grant";

export type { EnrolledCourse, LessonNote, LessonPage, LessonVideo, OutlineEntry, OutlineSection } from "./dto";
export { courseCompleted, lessonCompleted, progressEventSchemas, type CourseCompleted, type LessonCompleted } from "./progress-events";
export { findPreviewLesson, type PreviewLesson } from "./queries/find-preview-lesson";
export { getCaptions, getTranscript } from "./queries/get-captions";
export { getLessonPage } from "./queries/get-lesson-page";
export { getPlayback, type Playback } from "./queries/get-playback";
export { listMyCourses } from "./queries/list-my-courses";
