import { notFound } from "@/lib/errors";
import type { CourseFacts } from "@/server/access";
import type { Reader } from "@/server/platform/db/tx";

const PUBLIC_STATUSES: readonly string[] = ["published", "in_progress", "completed"];

/** What the course rules need. Throws NOT_FOUND for a course that does not exist. */
export async function loadCourseFacts(db: Reader, courseId: string): Promise<CourseFacts> {
  const course = await db.course.findUnique({
    where: { id: courseId },
    select: {
      status: true,
      deletedAt: true,
      currentReleaseId: true,
      instructors: { select: { instructorId: true, canEdit: true } },
    },
  });
  if (!course) throw notFound();
  return {
    isPublic: PUBLIC_STATUSES.includes(course.status) && course.deletedAt === null && course.currentReleaseId !== null,
    instructorIds: course.instructors.map((row) => row.instructorId),
    editorIds: course.instructors.filter((row) => row.canEdit).map((row) => row.instructorId),
  };
}
