import type { Prisma } from "@/prisma/generated/client";

/**
 * The class of a lesson, where the lesson is one in the release that is met: when a class is held stands outside of
 * releases, and a lesson may be of another kind in an earlier one.
 */
export function isLiveIn({ lessonId, revisionId }: { lessonId: string; revisionId: string }): Prisma.LiveSessionWhereInput {
  return { lessonId, lesson: { revisions: { some: { id: revisionId, kind: "live" } } } };
}
