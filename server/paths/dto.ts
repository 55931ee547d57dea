import type { PathProblem } from "@/lib/domain/path-gate";
import type { PathTrace, StepCheck } from "@/lib/domain/path-progress";
import type { Level, PathStatus } from "@/prisma/generated/enums";
import type { CourseCard } from "@/server/catalog";

/** What a list of paths shows. `courseCount` and `hours` are of what it asks: where a step leaves a choice, of the shortest. */
export type PathCard = { slug: string; title: string; summary: string; level: Level; language: string; courseCount: number; hours: number; covers: { slug: string; topic: string }[]; updatedAt: string };

export type PathLandingStep = { choose: number; isRequired: boolean; courses: CourseCard[] };

export type PathLanding = PathCard & {
  /** Markdown. */
  description: string;
  isOrdered: boolean;
  paceDays: number | null;
  /** Steps with the courses that the public may see; one without any is left out. */
  steps: PathLandingStep[];
  teachers: { slug: string; name: string }[];
};

export type FollowedCourse = {
  courseId: string;
  slug: string;
  title: string;
  topicSlug: string;
  /** It counts in the path. */
  isCompleted: boolean;
  /** What was paid for it went back: having been completed, it does not count. */
  isRefunded: boolean;
  isAvailable: boolean;
  isPublic: boolean;
  /** The learner has access to it. */
  isOpen: boolean;
  /** How much of it is done, 0 to 1. */
  share: number;
};

export type FollowedStep = StepCheck & { courses: FollowedCourse[] };

/** A path and where the viewer stands in it. */
export type OwnPath = {
  slug: string;
  title: string;
  summary: string;
  isPublished: boolean;
  isOrdered: boolean;
  paceDays: number | null;
  /** Null while they do not follow it. */
  startedAt: string | null;
  completedAt: string | null;
  /** The day until which they meant to be done; null where the path recommends none. */
  meantBy: string | null;
  /** The latest certificate, also one that was revoked since; null until it is issued. */
  certificateCode: string | null;
  progress: Pick<PathTrace, "asked" | "completed" | "share">;
  steps: FollowedStep[];
  /** What to do next; null when nothing is left or open. */
  next: { stepId: string; courses: FollowedCourse[] } | null;
};

/** One line of the studio's list. */
export type PathSummary = { pathId: string; slug: string; title: string; status: PathStatus; courseCount: number; followers: number; completed: number; ownerName: string | null };

/** Who follows a path. */
export type PathFollower = { followId: string; name: string; startedAt: Date; completedAt: Date | null; completedCourses: number };

export type StudioPathCourse = { courseId: string; title: string; isPublic: boolean };
export type StudioPathStep = { choose: number; isRequired: boolean; courses: StudioPathCourse[] };

/** A path as who works on it sees it. */
export type StudioPath = {
  pathId: string;
  slug: string;
  title: string;
  summary: string;
  description: string;
  level: Level;
  language: string;
  status: PathStatus;
  isOrdered: boolean;
  paceDays: number | null;
  version: number;
  /** It was on show before: its address stays. */
  wasPublished: boolean;
  followers: number;
  completed: number;
  steps: StudioPathStep[];
  problems: PathProblem[];
  /** Courses that may be added, by their titles. */
  courses: StudioPathCourse[];
};
