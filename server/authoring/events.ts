import type { DomainEvent } from "@/server/platform/outbox";

/** A course has a new release on sale. */
export type CoursePublished = DomainEvent<"catalog/course.published", { courseId: string; releaseId: string; releaseNumber: number }>;
/** What is said of a course changed, or it left the catalogue. `slugs` are the addresses that show or showed it. */
export type CourseChanged = DomainEvent<"catalog/course.changed", { courseId: string; slugs: string[] }>;

export function coursePublished(data: CoursePublished["data"]): CoursePublished {
  return { name: "catalog/course.published", data };
}

export function courseChanged(data: CourseChanged["data"]): CourseChanged {
  return { name: "catalog/course.changed", data };
}
