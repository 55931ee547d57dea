import { joinAgreed, mergeText, type MergeStretch } from "./merge-text";

/** What an editor holds of a lesson. */
export type LessonText = { title: string; summary: string; body: string; durationSeconds: number; isPreview: boolean };

const FIELDS = ["title", "summary", "durationSeconds", "isPreview"] as const;

export type LessonMerge =
  | { state: "agreed"; text: LessonText }
  | { state: "conflict"; fields: (keyof LessonText)[]; body: MergeStretch[] };

/**
 * Joins what two authors made of one lesson. A field that one of them left as it was follows the other; the body is
 * merged line by line. Without a common ground (`base` is null) whatever differs contradicts.
 */
export function mergeLesson(base: LessonText | null, mine: LessonText, theirs: LessonText): LessonMerge {
  const body = base ? mergeText(base.body, mine.body, theirs.body) : compareText(mine.body, theirs.body);
  const joined = joinAgreed(body);
  const contradicting = FIELDS.filter((field) => mine[field] !== theirs[field] && (!base || (mine[field] !== base[field] && theirs[field] !== base[field])));
  if (joined === null || contradicting.length > 0) return { state: "conflict", fields: [...contradicting, ...(joined === null ? (["body"] as const) : [])], body };
  const kept = base ? Object.fromEntries(FIELDS.filter((field) => theirs[field] === base[field]).map((field) => [field, mine[field]])) : {};
  return { state: "agreed", text: { ...theirs, ...kept, body: joined } };
}

function compareText(mine: string, theirs: string): MergeStretch[] {
  if (mine !== theirs) return [{ kind: "conflict", mine, theirs }];
  return mine === "" ? [] : [{ kind: "agreed", text: mine }];
}
