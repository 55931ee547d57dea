import type { DomainEvent } from "@/server/platform/outbox";

/** A course has a new release on sale. */
export type CoursePublished = DomainEvent<"catalog/course.published", { courseId: string; releaseId: string; releaseNumber: number }>;

export function coursePublished(data: CoursePublished["data"]): CoursePublished {
  return { name: "catalog/course.published", data };
}
