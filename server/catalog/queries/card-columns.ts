import { Prisma } from "@/prisma/generated/client";

/** The columns of `CardRow`, from course `c` and its topic `t`. */
export const CARD_COLUMNS = Prisma.sql`c."slug", c."title", c."summary", t."slug" AS "topicSlug", t."nameEs", t."nameEn", t."namePtBr",
  c."level", c."language", c."modality", c."format", c."durationHours", c."startsAt", c."timeZone", c."priceAmount", c."currency",
  c."earlyBirdAmount", c."earlyBirdEndsAt", c."ratingCount", c."ratingSum"`;
