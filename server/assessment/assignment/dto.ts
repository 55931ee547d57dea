import type { Lateness } from "@/lib/domain/assignment-terms";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import type { ReleasedMark } from "@/lib/schemas/grades";
import type { FileState, SubmissionState } from "@/prisma/generated/enums";

/** Instants are ISO 8601 texts in UTC. */
export type HandedFile = { fileId: string; name: string; bytes: number };
export type DraftFile = HandedFile & { state: FileState; refusal: string | null };

export type HandedVersion = {
  submissionId: string;
  number: number;
  state: SubmissionState;
  submittedAt: string;
  lateness: Lateness;
  text: string;
  links: string[];
  files: HandedFile[];
  /** What a teacher said, once it was released or the version was returned; `points` after what lateness cost. */
  feedback: (ReleasedMark & { finalPoints: number; releasedAt: string }) | null;
  /** The rubric of the release that it was handed in under. */
  rubric: AssignmentContent["rubric"];
  /** What the assignment was worth when it was handed in. */
  maxPoints: number;
  canWithdraw: boolean;
};

export type AssignmentStanding = {
  draft: { text: string; links: string[]; sequence: number; files: DraftFile[] };
  /** Latest first. */
  versions: HandedVersion[];
  next: { state: "open" | "closed" | "used_up"; left: number | null; lateness: Lateness | null; lastAt: string | null };
  dueAt: string | null;
  /** Null without an extension of one's own. */
  extension: { until: string; reason: string } | null;
  grade: { points: number; passed: boolean; overrideReason: string | null } | null;
};

/** An assignment as its lesson's page shows it. Without a standing, to who has no enrollment, its rules alone. `timeZone` is the course's. */
export type AssignmentPage = { rules: Omit<AssignmentContent, "kind">; standing: AssignmentStanding | null; now: string; timeZone: string; maxBytes: number };
