import { Prisma } from "@/prisma/generated/client";

/** Where the file of a revision stands, in a statement that calls it `f`: one whose bytes are gone counts as refused. */
export const FILE_STATE = Prisma.sql`CASE WHEN f."removedAt" IS NOT NULL THEN 'refused' ELSE f."state"::text END`;
