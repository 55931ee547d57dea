/** A path as it would be published. */
export type PathDraftTerms = {
  summary: string;
  description: string;
  steps: readonly { choose: number; isRequired: boolean; courses: readonly { title: string; isPublic: boolean }[] }[];
};

export const PATH_GATE_CODES = ["summary_missing", "too_few_courses", "course_not_public", "nothing_required", "choice_too_large", "description_missing"] as const;
export type PathGateCode = (typeof PATH_GATE_CODES)[number];

/** `detail` names the course that is meant. */
export type PathProblem = { code: PathGateCode; severity: "blocking" | "advice"; detail: string | null };

/** A path is more than one course. */
export const LEAST_PATH_COURSES = 2;

/** What keeps a path from being published, in words that say where; then what would make it better. */
export function findPathProblems({ summary, description, steps }: PathDraftTerms): PathProblem[] {
  const courses = steps.flatMap((step) => step.courses);
  const required = steps.filter(({ isRequired }) => isRequired);
  return [
    ...(summary.trim() === "" ? [blocking("summary_missing")] : []),
    ...(courses.length < LEAST_PATH_COURSES ? [blocking("too_few_courses")] : []),
    ...courses.filter(({ isPublic }) => !isPublic).map(({ title }) => blocking("course_not_public", title)),
    ...(steps.length > 0 && required.length === 0 ? [blocking("nothing_required")] : []),
    ...(steps.some(({ choose, courses: { length } }) => choose > length) ? [blocking("choice_too_large")] : []),
    ...(description.trim() === "" ? [{ code: "description_missing", severity: "advice", detail: null } as const] : []),
  ];
}

function blocking(code: PathGateCode, detail: string | null = null): PathProblem {
  return { code, severity: "blocking", detail };
}
