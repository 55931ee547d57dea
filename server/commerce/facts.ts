import { notFound } from "@/lib/errors";
import type { CoursePricing } from "@/lib/domain/pricing";
import type { CourseStatus } from "@/prisma/generated/client";
import type { AccountFacts, CourseFacts } from "@/server/access";
import type { Reader } from "@/server/platform/db/tx";

const PUBLIC_STATUSES: readonly CourseStatus[] = ["published", "in_progress", "completed"];
const SOLD_STATUSES: readonly CourseStatus[] = ["published", "in_progress"];

export type SaleFacts = {
  courseId: string;
  title: string;
  pricing: CoursePricing;
  maxStudents: number | null;
  isForSale: boolean;
  access: CourseFacts;
};

/** What selling a course depends on. Throws NOT_FOUND for a slug that no course has. */
export async function loadSaleFacts(reader: Reader, courseSlug: string): Promise<SaleFacts> {
  const course = await reader.course.findUnique({
    where: { slug: courseSlug },
    select: {
      id: true,
      title: true,
      status: true,
      deletedAt: true,
      currentReleaseId: true,
      maxStudents: true,
      priceAmount: true,
      currency: true,
      earlyBirdAmount: true,
      earlyBirdEndsAt: true,
      instructors: { select: { instructorId: true, canEdit: true } },
    },
  });
  if (!course) throw notFound();
  const { id, title, maxStudents, priceAmount, currency, earlyBirdAmount, earlyBirdEndsAt, instructors } = course;
  const exists = course.deletedAt === null && course.currentReleaseId !== null;
  return {
    courseId: id,
    title,
    maxStudents,
    pricing: { priceAmount, currency, earlyBirdAmount, earlyBirdEndsAt },
    isForSale: exists && SOLD_STATUSES.includes(course.status),
    access: {
      isPublic: exists && PUBLIC_STATUSES.includes(course.status),
      instructorIds: instructors.map(({ instructorId }) => instructorId),
      editorIds: instructors.filter(({ canEdit }) => canEdit).map(({ instructorId }) => instructorId),
    },
  };
}

/** Whose an order is. Throws NOT_FOUND for an id that no order has. */
export async function loadOrderOwner(reader: Reader, orderId: string): Promise<AccountFacts> {
  const order = await reader.order.findUnique({ where: { id: orderId }, select: { userId: true } });
  if (!order) throw notFound();
  return order;
}
