import { z } from "zod";
import { courseNoticeKind, courseNoticeParams } from "./course-notice-kind";

/** A teacher asks for another version of what was handed in. */
export const workReturned = courseNoticeKind("work-returned", courseNoticeParams.extend({ lesson: z.string() }));
