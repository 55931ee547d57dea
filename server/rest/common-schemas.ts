import "zod-openapi";
import { z } from "zod";
import { courseIdValue } from "@/lib/schemas/authoring";

/** An instant in an answer: a date or its text, always sent as ISO 8601 in UTC. */
export const instant = z.preprocess((value) => (value instanceof Date ? value.toISOString() : value), z.iso.datetime());

export const courseParams = z.strictObject({ id: courseIdValue.meta({ description: "Id of the course.", example: "crs_sql-desde-cero" }) });
export const userParams = z.strictObject({ id: z.string().regex(/^usr_[\w-]{1,60}$/).meta({ description: "Id of the account.", example: "usr_ana" }) });
export const orderParams = z.strictObject({ id: z.string().regex(/^ord_[\w-]{1,60}$/).meta({ description: "Id of the order.", example: "ord_01" }) });
export const enrollmentId = z.string().regex(/^enr_[\w-]{1,60}$/);
export const enrollmentParams = z.strictObject({ id: enrollmentId.meta({ description: "Id of the enrollment.", example: "enr_01" }) });

/** How many items a page holds. Query strings are text, so the number is read from its digits. */
export function limitParam(max: number, usual: number) {
  return z
    .string()
    .regex(/^\d{1,3}$/, `must be a whole number from 1 to ${max}`)
    .default(String(usual))
    .transform(Number)
    .pipe(z.int().min(1).max(max))
    .meta({ description: "Items on a page.", override: { type: "integer", minimum: 1, maximum: max, default: usual } });
}

/** Where the page before ended: the value in its `nextCursor`, or in its `Link` header. */
export function cursorParam(id: z.ZodString) {
  return id.optional().meta({ description: "Where the page before ended: its `nextCursor`." });
}

export function pageOf<Item extends z.ZodObject>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable().meta({ description: "Null on the last page." }) });
}

export const money = z.object({ amount: z.int().meta({ description: "Minor units." }), currency: z.string() });

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string(),
    code: z.string().meta({ description: "What happened, for a program to branch on." }),
    params: z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: "The values of the code." }),
    errors: z.array(z.object({ in: z.enum(["body", "query", "path", "header"]).optional(), path: z.string(), message: z.string() })),
    requestId: z.string().meta({ description: "Quote it when you ask for help." }),
  })
  .meta({ id: "Problem", description: "A refusal, as RFC 9457 describes it." });
