import type { Prisma } from "@/prisma/generated/client";
import { hasRole, type Viewer } from "./viewer";

const NOTHING = { id: { in: [] as string[] } };
const PUBLIC_STATUSES = ["published", "in_progress", "completed"] as const;

/** The same rules as `where` clauses, for lists. A parity test holds each to its rule. */
export const scope = {
  "order.read": (viewer: Viewer): Prisma.OrderWhereInput => {
    if (hasRole(viewer, "admin")) return {};
    return viewer.kind === "user" ? { userId: viewer.userId } : NOTHING;
  },
  "enrollment.read": (viewer: Viewer): Prisma.EnrollmentWhereInput =>
    viewer.kind === "user" ? { userId: viewer.userId } : NOTHING,
  "course.read": (viewer: Viewer): Prisma.CourseWhereInput => {
    if (hasRole(viewer, "admin")) return {};
    const open: Prisma.CourseWhereInput = {
      status: { in: [...PUBLIC_STATUSES] },
      deletedAt: null,
      currentReleaseId: { not: null },
    };
    if (viewer.kind !== "user" || viewer.instructorId === null || !hasRole(viewer, "instructor")) return open;
    return { OR: [open, { instructors: { some: { instructorId: viewer.instructorId } } }] };
  },
  "course.update": (viewer: Viewer): Prisma.CourseWhereInput => {
    if (hasRole(viewer, "admin")) return {};
    if (viewer.kind !== "user" || viewer.instructorId === null || !hasRole(viewer, "instructor")) return NOTHING;
    return { instructors: { some: { instructorId: viewer.instructorId, canEdit: true } } };
  },
  "course.studio": (viewer: Viewer): Prisma.CourseWhereInput => {
    if (hasRole(viewer, "admin")) return {};
    if (viewer.kind !== "user" || viewer.instructorId === null || !hasRole(viewer, "instructor")) return NOTHING;
    return { instructors: { some: { instructorId: viewer.instructorId, OR: [{ canEdit: true }, { canPublish: true }, { canManageStudents: true }, { canManageMedia: true }] } } };
  },
} as const;
