import type { SubmissionState } from "@/prisma/generated/enums";
import type { Author } from "./dto";

/** Names are hidden while an anonymous assignment's grade was not released. The code is of the work: every version has the same one. */
export function authorOf({ name, workId, state, anonymous }: { name: string; workId: string; state: SubmissionState; anonymous: boolean }): Author {
  return { name: anonymous && state !== "graded" ? null : name, code: workId.slice(-5).toUpperCase() };
}
