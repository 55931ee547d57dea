import { z } from "zod";
import { courseNoticeKind, courseNoticeParams } from "./course-notice-kind";

/** An assignment has a grade, or another one than before. The grade itself stays in the school. */
export const gradeUpdated = courseNoticeKind("grade-updated", courseNoticeParams.extend({ lesson: z.string() }));
