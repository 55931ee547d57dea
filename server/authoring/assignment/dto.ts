import type { AssignmentSettings } from "@/lib/schemas/assignment-content";
import type { Rubric } from "@/lib/schemas/rubric";

/** A rubric of an assignment, or of a question by its number in its quiz. */
export type RubricToUse = { id: string; lesson: string; number: number | null; course: string; rubric: Rubric };

/** An assignment as its editor shows it, with the teacher's other rubrics. */
export type AssignmentEditor = {
  version: string;
  /** The course's: dates are written in it. */
  timeZone: string;
  settings: AssignmentSettings;
  rubrics: RubricToUse[];
};
