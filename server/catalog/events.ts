import { z } from "zod";

/** What catalogue pages listen to. */
export const catalogEventSchemas = {
  "catalog/course.published": z.object({ courseId: z.string(), releaseId: z.string(), releaseNumber: z.number() }),
  "catalog/course.changed": z.object({ courseId: z.string(), slugs: z.array(z.string()) }),
};
