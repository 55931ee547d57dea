import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

/** A course has a new release on sale. */
export type CoursePublished = DomainEvent<"catalog/course.published", { courseId: string; releaseId: string; releaseNumber: number }>;
/** What is said of a course changed, or it left the catalogue. `slugs` are the addresses that show or showed it. */
export type CourseChanged = DomainEvent<"catalog/course.changed", { courseId: string; slugs: string[] }>;

/** A publication is asked for a later time. Another one, or a cancellation, makes `scheduleId` stale. */
export type PublicationScheduled = DomainEvent<"authoring/publication.scheduled", { courseId: string; scheduleId: string; publishAt: string }>;

/** A live lesson is held at another time than before, or has a time for the first time. */
export type LiveSessionMoved = DomainEvent<"authoring/live-session.moved", { lessonId: string; startsAt: string }>;

/** The addresses elsewhere that a course leads to are to be asked: those of which nothing was heard since `askedBefore`. */
export type LinksRequested = DomainEvent<"authoring/links.requested", { courseId: string; runId: string; askedBefore: string }>;

export const authoringEventSchemas = {
  "authoring/links.requested": z.looseObject({ courseId: z.string(), runId: z.string(), askedBefore: z.iso.datetime() }),
  "authoring/live-session.moved": z.looseObject({ lessonId: z.string(), startsAt: z.iso.datetime(), outboxId: z.string() }),
  "authoring/publication.scheduled": z.looseObject({ courseId: z.string(), scheduleId: z.string(), publishAt: z.iso.datetime() }),
} as const;

export function publicationScheduled(data: PublicationScheduled["data"]): PublicationScheduled {
  return { name: "authoring/publication.scheduled", data };
}

export function linksRequested(data: LinksRequested["data"]): LinksRequested {
  return { name: "authoring/links.requested", data };
}

export function liveSessionMoved(data: LiveSessionMoved["data"]): LiveSessionMoved {
  return { name: "authoring/live-session.moved", data };
}

export function coursePublished(data: CoursePublished["data"]): CoursePublished {
  return { name: "catalog/course.published", data };
}

export function courseChanged(data: CourseChanged["data"]): CourseChanged {
  return { name: "catalog/course.changed", data };
}
