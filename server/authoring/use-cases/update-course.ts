import type { CourseChanges } from "@/lib/schemas/authoring";
import { authorize } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { setCourse } from "../set-course";
import { translateTwins } from "./create-course";

/**
 * Changes the fields that are given. A new address leaves the old one as a redirect, and no other course may take
 * either. The search index follows in the same transaction, and `catalog/course.changed` is announced with every
 * address to refresh; the history keeps what the fields were. A state is set by who may publish. Learners keep their
 * release: what is changed here is what the course says of itself.
 */
export async function updateCourse(ctx: Ctx, { courseId, changes }: { courseId: string; changes: CourseChanges }): Promise<{ courseId: string; slug: string }> {
  const facts = await authorizeCourse(ctx, "course.update", courseId);
  if (changes.status !== undefined) authorize(ctx.viewer, "course.publish", facts);
  return translateTwins(() =>
    inTransaction(ctx, async (tx) => {
      await lockCourse(tx, courseId);
      const inverse = await setCourse(ctx, tx, courseId, changes);
      const { slug, title } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true, title: true } });
      const { status: _status, ...kept } = changes;
      const fields = Object.keys(changes);
      await recordChange(ctx, tx, courseId, {
        kind: "course_changed",
        subject: { title, fields },
        ...(Object.keys(inverse).length > 0 && { steps: [{ op: "set_course", changes: kept }], inverse: [{ op: "set_course", changes: inverse }] }),
      });
      await audit(tx, ctx.viewer, "course.update", courseId, { fields });
      return { courseId, slug };
    }),
  );
}
