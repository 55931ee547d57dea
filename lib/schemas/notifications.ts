import { z } from "zod";

/** Without ids, everything. */
export const markReadSchema = z.strictObject({ ids: z.array(z.string().max(60)).max(100).optional() });
export type MarkReadInput = z.infer<typeof markReadSchema>;

export const listNotificationsSchema = z.strictObject({
  /** The id of the last notice of the page before. */
  cursor: z.string().max(60).optional(),
  limit: z.int().min(1).max(50).default(20),
});
export type ListNotificationsInput = z.input<typeof listNotificationsSchema>;
