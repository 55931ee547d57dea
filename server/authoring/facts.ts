import { notFound } from "@/lib/errors";
import type { CourseStaffFacts } from "@/server/access";
import type { Reader } from "@/server/platform/db/tx";

const PUBLIC_STATUSES: readonly string[] = ["published", "in_progress", "completed"];

/** What the course rules need. Throws NOT_FOUND for a course that does not exist. */
export async function loadCourseFacts(db: Reader, courseId: string): Promise<CourseStaffFacts> {
  const course = await db.course.findUnique({
    where: { id: courseId },
    select: {
      status: true,
      deletedAt: true,
      currentReleaseId: true,
      instructors: { select: { instructorId: true, isOwner: true, canEdit: true, canPublish: true, canManageStudents: true, canManageMedia: true } },
    },
  });
  if (!course) throw notFound();
  const idsOf = (rows: typeof course.instructors) => rows.map((row) => row.instructorId);
  return {
    isPublic: PUBLIC_STATUSES.includes(course.status) && course.deletedAt === null && course.currentReleaseId !== null,
    instructorIds: idsOf(course.instructors),
    ownerIds: idsOf(course.instructors.filter((row) => row.isOwner)),
    editorIds: idsOf(course.instructors.filter((row) => row.canEdit)),
    publisherIds: idsOf(course.instructors.filter((row) => row.canPublish)),
    studentManagerIds: idsOf(course.instructors.filter((row) => row.canManageStudents)),
    mediaEditorIds: idsOf(course.instructors.filter((row) => row.canManageMedia)),
  };
}
