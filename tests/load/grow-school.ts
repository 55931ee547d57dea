import { Prisma } from "@/prisma/generated/client";
import { seedCtx } from "@/prisma/seed/seed-ctx";
import { indexCourses } from "@/server/catalog";
import type { Db } from "@/server/platform/db/client";
import { inTransaction } from "@/server/platform/outbox";
import { SELECTIVE_WORD, vocabulary, WORST_WORD } from "./vocabulary";

/**
 * Grows the school to a number of lessons: courses of ten lessons in two modules with their release, teachers, search
 * rows, and learners with enrolments, grants and progress. The same seed makes the same rows. Rows that are there stay.
 * Usage (with the application's environment): grow-school.ts <lessons>
 */
const SEED = 20_261_122;
const LESSONS_A_COURSE = 10;
const COURSES_A_TEACHER = 20;
const LEARNERS_A_COURSE = 1;
const ENROLMENTS_A_LEARNER = 2;
const PROGRESS_AN_ENROLMENT = 5;
const BATCH = 500;
/** Courses whose search rows are written in one transaction: 500 took two thirds of the time that one may last. */
const INDEXED_AT_ONCE = 50;
/** A course's number, and the words of the vocabulary as an array. */
const I = Prisma.sql`i`;
const WORDS = vocabulary(SEED);

const { ctx, settle } = seedCtx("bench");
const { db } = ctx;
const wanted = Number(process.argv[2]);
const present = await db.lesson.count();
const first = (await db.course.count({ where: { id: { startsWith: "crs_load-" } } })) + 1;
const last = first - 1 + Math.max(0, Math.ceil((wanted - present) / LESSONS_A_COURSE));
for (let from = first; from <= last; from += BATCH) await growBatch(db, from, Math.min(last, from + BATCH - 1));
await db.$executeRaw`ANALYZE`;
await settle();
await db.$disconnect();
process.exit(0);

async function growBatch(client: Db, from: number, to: number): Promise<void> {
  const series = Prisma.sql`generate_series(${from}::int, ${to}::int) AS i`;
  for (const statement of [...courseRows(series), ...outlineRows(series), ...learnerRows(series)]) await client.$executeRaw(statement);
  const ids = Array.from({ length: to - from + 1 }, (_, index) => `crs_load-${from + index}`);
  for (let at = 0; at < ids.length; at += INDEXED_AT_ONCE) {
    const some = ids.slice(at, at + INDEXED_AT_ONCE);
    await inTransaction(ctx, (tx) => indexCourses(tx, some));
  }
}

/** A number from 0 to `below` - 1 drawn from `key`, the same for the same seed. */
function drawn(key: Prisma.Sql, salt: number, below: Prisma.Sql | number): Prisma.Sql {
  return Prisma.sql`(abs(hashint8extended((${key})::bigint, ${SEED + salt}::bigint) % 1000003) % ${below}::int)::int`;
}

/** `count` words of the vocabulary, the first ones often and the last ones seldom. */
function words(key: Prisma.Sql, salt: number, count: number): Prisma.Sql {
  return Prisma.sql`(SELECT string_agg((${WORDS}::text[])[1 + floor(power(${drawn(Prisma.sql`(${key}) * 100 + w`, salt, 1_000)} / 1000.0, 3) * ${WORDS.length}::int)::int], ' ')
    FROM generate_series(1, ${count}::int) w)`;
}

function courseRows(series: Prisma.Sql): Prisma.Sql[] {
  return [
    Prisma.sql`INSERT INTO "Instructor" ("id", "slug", "name", "titleEs", "titleEn", "titlePtBr", "bioEs", "bioEn", "bioPtBr", "updatedAt")
      SELECT 'ins_load-' || t, 'docente-' || t, initcap(${words(Prisma.sql`t`, 1, 2)}), 'Docente', 'Teacher', 'Docente', '', '', '', now()
      FROM (SELECT DISTINCT i / ${COURSES_A_TEACHER}::int AS t FROM ${series}) teachers ON CONFLICT DO NOTHING`,
    Prisma.sql`INSERT INTO "Course" ("id", "slug", "code", "title", "summary", "description", "objective", "audience", "outcomes", "level", "language", "modality",
        "durationHours", "priceAmount", "status", "topicId", "ratingCount", "ratingSum", "publishedAt", "updatedAt")
      SELECT 'crs_load-' || i, 'curso-' || i, 'LOAD-' || i,
        initcap(${WORST_WORD}) || ' de ' || ${words(I, 2, 3)} || (CASE WHEN i % 1000 = 7 THEN ' ' || ${SELECTIVE_WORD} ELSE '' END),
        initcap(${words(I, 3, 12)}) || '.', initcap(${words(I, 4, 80)}) || '.', initcap(${words(I, 5, 10)}) || '.', ARRAY[]::text[], ARRAY[${words(I, 6, 8)}],
        (ARRAY['beginner', 'intermediate', 'advanced'])[1 + ${drawn(I, 7, 3)}]::"Level", (ARRAY['es', 'en', 'pt-BR'])[1 + ${drawn(I, 8, 3)}],
        (ARRAY['online', 'in_person', 'hybrid'])[1 + ${drawn(I, 9, 3)}]::"Modality", 1 + ${drawn(I, 10, 40)},
        (CASE WHEN ${drawn(I, 11, 4)} = 0 THEN 0 ELSE 900 + 100 * ${drawn(I, 12, 90)} END), 'published',
        (SELECT "id" FROM "Topic" ORDER BY "position" OFFSET ${drawn(I, 13, Prisma.sql`(SELECT count(*) FROM "Topic")`)} LIMIT 1),
        ${drawn(I, 14, 50)}, 4 * ${drawn(I, 14, 50)}, timestamp '2026-01-01' - i * interval '7 minutes', now()
      FROM ${series}`,
    Prisma.sql`INSERT INTO "CourseInstructor" ("courseId", "instructorId", "isOwner", "canPublish", "canManageStudents", "canManageMedia") SELECT 'crs_load-' || i, 'ins_load-' || (i / ${COURSES_A_TEACHER}::int), true, true, true, true FROM ${series}`,
    Prisma.sql`INSERT INTO "CourseTag" ("courseId", "tagId")
      SELECT 'crs_load-' || i, (SELECT "id" FROM "Tag" ORDER BY "id" OFFSET ${drawn(I, 15, Prisma.sql`(SELECT count(*) FROM "Tag")`)} LIMIT 1) FROM ${series}`,
  ];
}

function outlineRows(series: Prisma.Sql): Prisma.Sql[] {
  const lessons = Prisma.sql`${series}, generate_series(1, ${LESSONS_A_COURSE}::int) AS n`;
  const moduleNumber = Prisma.sql`(1 + (n - 1) / 5)`;
  const id = Prisma.sql`i || '-' || n`;
  return [
    Prisma.sql`INSERT INTO "Module" ("id", "courseId", "number", "title", "objective", "topics", "updatedAt")
      SELECT 'mod_load-' || i || '-' || m, 'crs_load-' || i, m, initcap(${words(Prisma.sql`i * 10 + m`, 20, 3)}), '', ARRAY[]::text[], now()
      FROM ${series}, generate_series(1, 2) AS m`,
    Prisma.sql`INSERT INTO "Lesson" ("id", "courseId", "moduleId", "slug", "position", "updatedAt")
      SELECT 'les_load-' || ${id}, 'crs_load-' || i, 'mod_load-' || i || '-' || ${moduleNumber}, 'leccion-' || n, n, now() FROM ${lessons}`,
    Prisma.sql`INSERT INTO "LessonRevision" ("id", "lessonId", "number", "kind", "title", "summary", "body", "durationSeconds", "isPreview")
      SELECT 'lrv_load-' || ${id}, 'les_load-' || ${id}, 1, 'article', initcap(${words(Prisma.sql`i * 100 + n`, 21, 4)}), '',
        '## ' || ${words(Prisma.sql`i * 100 + n`, 22, 3)} || E'\n\n' || ${words(Prisma.sql`i * 100 + n`, 23, 40)} || '.', 120 + ${drawn(Prisma.sql`i * 100 + n`, 24, 900)}, n = 1
      FROM ${lessons}`,
    Prisma.sql`INSERT INTO "Release" ("id", "courseId", "number", "lessonCount", "totalSeconds")
      SELECT 'rel_load-' || i, 'crs_load-' || i, 1, ${LESSONS_A_COURSE}, 
        (SELECT sum("durationSeconds") FROM generate_series(1, ${LESSONS_A_COURSE}::int) AS n JOIN "LessonRevision" r ON r."lessonId" = 'les_load-' || i || '-' || n)::int
      FROM ${series}`,
    Prisma.sql`INSERT INTO "ReleaseModule" ("id", "releaseId", "moduleId", "number", "title", "objective", "topics")
      SELECT 'rlm_load-' || i || '-' || m, 'rel_load-' || i, 'mod_load-' || i || '-' || m, m, initcap(${words(Prisma.sql`i * 10 + m`, 20, 3)}), '', ARRAY[]::text[]
      FROM ${series}, generate_series(1, 2) AS m`,
    Prisma.sql`INSERT INTO "ReleaseLesson" ("releaseId", "lessonId", "releaseModuleId", "revisionId", "slug", "position")
      SELECT 'rel_load-' || i, 'les_load-' || ${id}, 'rlm_load-' || i || '-' || ${moduleNumber}, 'lrv_load-' || ${id}, 'leccion-' || n, n FROM ${lessons}`,
    Prisma.sql`UPDATE "Course" SET "currentReleaseId" = 'rel_load-' || i FROM ${series} WHERE "id" = 'crs_load-' || i`,
  ];
}

/** Each learner follows the course of their own number and the first, so that one course has many learners. */
function learnerRows(series: Prisma.Sql): Prisma.Sql[] {
  const learners = Prisma.sql`${series} CROSS JOIN generate_series(1, ${LEARNERS_A_COURSE}::int) AS u CROSS JOIN generate_series(1, ${ENROLMENTS_A_LEARNER}::int) AS e`;
  const id = Prisma.sql`i || '-' || u || '-' || e`;
  const course = Prisma.sql`(CASE e WHEN 1 THEN i ELSE 1 + ${drawn(Prisma.sql`i * 10 + u`, 30, Prisma.sql`greatest(1, i - 1)`)} END)`;
  return [
    Prisma.sql`INSERT INTO "User" ("id", "email", "name", "updatedAt")
      SELECT 'usr_load-' || i || '-' || u, 'learner-' || i || '-' || u || '@load.example', initcap(${words(Prisma.sql`i * 10 + u`, 31, 2)}), now()
      FROM ${series}, generate_series(1, ${LEARNERS_A_COURSE}::int) AS u`,
    Prisma.sql`INSERT INTO "Enrollment" ("id", "userId", "courseId", "releaseId", "updatedAt")
      SELECT 'enr_load-' || ${id}, 'usr_load-' || i || '-' || u, 'crs_load-' || ${course}, 'rel_load-' || ${course}, now() FROM ${learners} ON CONFLICT DO NOTHING`,
    Prisma.sql`INSERT INTO "Grant" ("id", "userId", "courseId", "enrollmentId", "kind", "sourceId")
      SELECT 'grt_load-' || ${id}, en."userId", en."courseId", en."id", 'manual', 'load-' || ${id} FROM ${learners} JOIN "Enrollment" en ON en."id" = 'enr_load-' || ${id}`,
    Prisma.sql`INSERT INTO "LessonProgress" ("enrollmentId", "lessonId", "positionSeconds", "completedAt")
      SELECT en."id", rl."lessonId", 0, CASE WHEN n % 2 = 0 THEN now() END
      FROM ${learners} JOIN "Enrollment" en ON en."id" = 'enr_load-' || ${id}
      CROSS JOIN generate_series(1, ${PROGRESS_AN_ENROLMENT}::int) AS n
      JOIN "ReleaseLesson" rl ON rl."releaseId" = en."releaseId" AND rl."position" = n`,
  ];
}
