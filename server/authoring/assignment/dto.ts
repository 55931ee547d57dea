import type { AssignmentSettings, Rubric } from "@/lib/schemas/assignment-content";

/** An assignment as its editor shows it, with the rubrics of the teacher's other assignments. */
export type AssignmentEditor = {
  version: string;
  /** The course's: dates are written in it. */
  timeZone: string;
  settings: AssignmentSettings;
  rubrics: { lessonId: string; lesson: string; course: string; rubric: Rubric }[];
};
