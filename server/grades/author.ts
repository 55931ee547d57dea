import type { SubmissionState } from "@/prisma/generated/enums";
import type { Author } from "./dto";

/** Names are hidden while an anonymous assignment's grade was not released. The code is of the work: every version has the same one. */
export function authorOf({ name, workId, state, anonymous }: { name: string; workId: string; state: SubmissionState; anonymous: boolean }): Author {
  return authorUntil({ name, id: workId, isHidden: anonymous && state !== "graded" });
}

/** The last characters of an id, which is drawn at random, are the code. */
export function authorUntil({ name, id, isHidden }: { name: string; id: string; isHidden: boolean }): Author {
  return { name: isHidden ? null : name, code: id.slice(-5).toUpperCase() };
}
