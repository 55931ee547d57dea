/** What an entry is about. `own` of a course is the one that the instructor teaches and the enrolled student follows. */
export type Relation = "own" | "foreign" | "draft" | "missing";

/** The ids of one subject of each kind. */
export type Subject = {
  courseId: string; courseSlug: string; moduleId: string; lessonId: string; releaseId: string; changeId: string; collaboratorId: string; studentId: string; certificateCode: string; announcementId: string; fileLessonId: string; fileId: string; packageLessonId: string; assignmentId: string; gradeItemId: string; handedInId: string; handedFileId: string; markedId: string; quizId: string; userId: string; sessionId: string; orderId: string; enrollmentId: string;
  enrolledSlug: string; noteId: string; attemptId: string; submittedId: string; cardId: string; practiceId: string; notificationId: string; workFileId: string; submissionId: string; commentId: string; bankId: string; bankQuestionId: string; pathId: string; pathSlug: string; followId: string; pathCertificateCode: string;
};

export type CourseSubject = Pick<Subject, "courseId" | "courseSlug" | "moduleId" | "lessonId" | "releaseId" | "changeId" | "collaboratorId" | "studentId" | "certificateCode" | "announcementId" | "fileLessonId" | "fileId" | "packageLessonId" | "assignmentId" | "gradeItemId" | "handedInId" | "handedFileId" | "markedId" | "quizId">;

/** Ids of nothing. */
export const MISSING: Subject = {
  courseId: "crs_missing", courseSlug: "missing-course", moduleId: "mod_missing", lessonId: "les_missing", releaseId: "rel_missing", changeId: "chg_missing", collaboratorId: "ins_missing", studentId: "enr_missing", certificateCode: "0".repeat(26), announcementId: "ann_missing", fileLessonId: "les_missing", fileId: "fil_missing", packageLessonId: "les_missing", assignmentId: "les_missing", gradeItemId: "gri_missing", handedInId: "sbm_missing", handedFileId: "fil_missing", markedId: "atm_missing2", quizId: "les_missing", userId: "usr_missing", sessionId: "ses_missing", orderId: "ord_missing",
  enrollmentId: "enr_missing", enrolledSlug: "missing-course", noteId: "nte_missing", attemptId: "atm_missing0", submittedId: "atm_missing1", cardId: "rvc_missing", practiceId: "prc_missing", notificationId: "ntf_missing", workFileId: "fil_missing", submissionId: "sbm_missing", commentId: "mkc_missing", bankId: "bnk_missing", bankQuestionId: "bkq_missing", pathId: "pth_missing", pathSlug: "missing-path", followId: "pfl_missing", pathCertificateCode: "0".repeat(26),
};
