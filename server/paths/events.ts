import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

/** What a published path says or asks changed, or it came to the catalogue or left it. */
export type PathChanged = DomainEvent<"paths/path.changed", { pathId: string; slug: string }>;

/** A learner did all that a path asks. It stays so. */
export type PathCompleted = DomainEvent<"paths/path.completed", { followId: string; pathId: string; userId: string }>;

/** What a consumer reads of each event. Events gain fields, so unknown ones pass. */
export const pathEventSchemas = {
  "paths/path.changed": z.looseObject({ pathId: z.string(), slug: z.string() }),
  "paths/path.completed": z.looseObject({ followId: z.string(), pathId: z.string(), userId: z.string() }),
} as const;

export function pathChanged(data: PathChanged["data"]): PathChanged {
  return { name: "paths/path.changed", data };
}

export function pathCompleted(data: PathCompleted["data"]): PathCompleted {
  return { name: "paths/path.completed", data };
}
