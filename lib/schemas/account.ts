import { z } from "zod";
import { updatePreferencesSchema, updateProfileSchema } from "./identity";

/** One's own account, any part of it. What is not here (address, roles, state) has a way of its own or none. */
export const changeAccountSchema = z
  .strictObject({ ...updateProfileSchema.shape, ...updatePreferencesSchema.shape })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "name at least one field");

export type ChangeAccountInput = z.infer<typeof changeAccountSchema>;
