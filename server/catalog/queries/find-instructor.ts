import type { Reader } from "@/server/platform/db/tx";
import { toCourseCard, type CardRow, type InstructorPage } from "../dto";
import { CARD_COLUMNS } from "./card-columns";
import { IS_PUBLIC } from "./catalog-where";
import { toInstructorCard } from "./to-instructor-card";

/** A teacher's public page, or null when there is none or it is hidden. */
export async function findInstructor(db: Reader, slug: string): Promise<InstructorPage | null> {
  const row = await db.instructor.findFirst({ where: { slug, isHidden: false } });
  if (!row) return null;
  const courses = await db.$queryRaw<CardRow[]>`
    SELECT ${CARD_COLUMNS}
    FROM "CourseInstructor" ci JOIN "Course" c ON c."id" = ci."courseId" JOIN "Topic" t ON t."id" = c."topicId"
    WHERE ci."instructorId" = ${row.id} AND ${IS_PUBLIC}
    ORDER BY c."publishedAt" DESC, c."id" LIMIT 60`;
  return { ...toInstructorCard(row), timeZone: row.timeZone, courses: courses.map(toCourseCard) };
}
