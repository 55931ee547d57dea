import { Prisma } from "@/prisma/generated/client";

/**
 * Where the file of a revision stands, in a statement that calls them `f` and `r`: one whose bytes are gone counts as
 * refused, and one that is no package counts as none where a package is played, and the other way round.
 */
export const FILE_STATE = Prisma.sql`CASE WHEN f."isPackage" <> (r."kind" = 'package') THEN NULL WHEN f."removedAt" IS NOT NULL THEN 'refused' ELSE f."state"::text END`;
