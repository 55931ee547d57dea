import { tracePath, type PathTrace } from "@/lib/domain/path-progress";
import { Prisma } from "@/prisma/generated/client";
import type { PathStatus } from "@/prisma/generated/enums";
import { mayBeTaken } from "@/server/learning";
import type { Reader } from "@/server/platform/db/tx";
import type { FollowedCourse } from "./dto";

export type StandingStep = { stepId: string; choose: number; isRequired: boolean; courses: Omit<FollowedCourse, "share" | "isOpen">[] };

export type StandingRow = {
  pathId: string;
  slug: string;
  title: string;
  summary: string;
  status: PathStatus;
  isOrdered: boolean;
  paceDays: number | null;
  followId: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
  certificateCode: string | null;
  steps: StandingStep[];
};

/** Paths "p" that a condition names, each with where this learner stands in it (follow "pf"): one statement, however many. */
export function loadStandings(db: Reader, { userId, where, now }: { userId: string; where: Prisma.Sql; now: Date }): Promise<StandingRow[]> {
  return db.$queryRaw<StandingRow[]>`
    SELECT p."id" AS "pathId", p."slug", p."title", p."summary", p."status"::text AS "status", p."isOrdered", p."paceDays", pf."id" AS "followId", pf."startedAt", pf."completedAt",
      (SELECT ce."code" FROM "Certificate" ce WHERE ce."followId" = pf."id" ORDER BY ce."number" DESC LIMIT 1) AS "certificateCode",
      coalesce((
        SELECT json_agg(json_build_object('stepId', s."id", 'choose', s."choose", 'isRequired', s."isRequired", 'courses', c."courses") ORDER BY s."position")
        FROM "PathStep" s
        CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('courseId', rc."id", 'slug', rc."slug", 'title', rc."title", 'topicSlug', t."slug",
            'isCompleted', f."completedAt" IS NOT NULL, 'isRefunded', coalesce(${isRefunded(Prisma.sql`f`)}, false), 'isAvailable', ${mayBeTaken(now)},
            'isPublic', rc."deletedAt" IS NULL AND rc."currentReleaseId" IS NOT NULL AND rc."status" IN ('published', 'in_progress', 'completed')) ORDER BY pc."position"), '[]') AS "courses"
          FROM "PathCourse" pc JOIN "Course" rc ON rc."id" = pc."courseId" JOIN "Topic" t ON t."id" = rc."topicId"
          LEFT JOIN "Enrollment" f ON f."courseId" = rc."id" AND f."userId" = ${userId}
          WHERE pc."stepId" = s."id"
        ) c
        WHERE s."pathId" = p."id"
      ), '[]') AS "steps"
    FROM "LearningPath" p LEFT JOIN "PathFollow" pf ON pf."pathId" = p."id" AND pf."userId" = ${userId}
    WHERE ${where}
    ORDER BY (pf."completedAt" IS NOT NULL), pf."startedAt" DESC, p."id"
    LIMIT 100`;
}

/** Whether what was paid for an enrolment went back, to its buyer or through their bank, and nothing else gives access. */
export function isRefunded(enrollment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${enrollment}."status" IN ('refunded', 'revoked') AND ${enrollment}."paymentState" IN ('refunded', 'disputed'))`;
}

/** The decision about a path, of its rows. `shares` says how much of each course is done, by its slug, where that is known. */
export function traceOf({ isOrdered, steps }: Pick<StandingRow, "isOrdered" | "steps">, shares: ReadonlyMap<string, number> = new Map()): PathTrace {
  const standings = new Map(
    steps.flatMap(({ courses }) => courses.map(({ courseId, slug, isCompleted, isRefunded: wasRefunded, isAvailable }) => [courseId, { isCompleted, isRefunded: wasRefunded, isAvailable, share: isCompleted ? 1 : (shares.get(slug) ?? 0) }] as const)),
  );
  return tracePath({ isOrdered, steps: steps.map(({ courses, ...step }) => ({ ...step, courseIds: courses.map(({ courseId }) => courseId) })) }, standings);
}
