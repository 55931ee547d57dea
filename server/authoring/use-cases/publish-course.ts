import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { publishInTx } from "../publish-in-tx";

type Input = { courseId: string; notes?: string | undefined };

/**
 * Publishes the draft as the course's next release and puts it on sale: the outline and the newest revision of each
 * lesson are snapshotted, the search index follows, a publication that waited is settled, and
 * `catalog/course.published` is announced, all or nothing. Learners who are enrolled keep the release that they have.
 * The publish gate decides in the same transaction: throws `authoring.no_lessons` and `authoring.publish_blocked`.
 */
export async function publishCourse(ctx: Ctx, { courseId, notes = "" }: Input): Promise<{ releaseId: string; number: number }> {
  if (ctx.viewer.kind !== "system") await authorizeCourse(ctx, "course.publish", courseId);
  return inTransaction(ctx, (tx) => publishInTx(ctx, tx, { courseId, notes, publishedById: ctx.viewer.kind === "user" ? ctx.viewer.userId : null }));
}
