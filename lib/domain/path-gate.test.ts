import { describe, expect, it } from "vitest";
import { findPathProblems, PATH_GATE_CODES, type PathDraftTerms } from "./path-gate";

const course = (title: string, isPublic = true) => ({ title, isPublic });
const ready: PathDraftTerms = { summary: "De cero a consultas.", description: "## Para quién", steps: [{ choose: 1, isRequired: true, courses: [course("SQL")] }, { choose: 1, isRequired: false, courses: [course("Python"), course("R")] }] };
const codes = (changes: Partial<PathDraftTerms>) => findPathProblems({ ...ready, ...changes }).map(({ code, severity, detail }) => (detail === null ? `${severity} ${code}` : `${severity} ${code} ${detail}`));

describe("what keeps a path from being published", () => {
  it("is nothing where all is there", () => {
    expect(findPathProblems(ready)).toEqual([]);
  });

  it("is named one by one", () => {
    expect(codes({ summary: " ", description: "", steps: [] })).toEqual(["blocking summary_missing", "blocking too_few_courses", "advice description_missing"]);
    expect(codes({ steps: [{ choose: 2, isRequired: false, courses: [course("SQL", false)] }] })).toEqual(["blocking too_few_courses", "blocking course_not_public SQL", "blocking nothing_required", "blocking choice_too_large"]);
    expect(PATH_GATE_CODES).toHaveLength(6);
  });
});
