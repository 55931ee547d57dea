-- CreateEnum
CREATE TYPE "ChangeStack" AS ENUM ('open', 'undone', 'closed');

-- CreateEnum
CREATE TYPE "ScheduleState" AS ENUM ('waiting', 'published', 'cancelled', 'refused');

-- AlterTable
ALTER TABLE "Module" ADD COLUMN     "deletedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "LessonRevision" ADD COLUMN     "edition" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "saveKey" TEXT,
ADD COLUMN     "savedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "CourseInstructor" ADD COLUMN     "canManageMedia" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "canManageStudents" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "canPublish" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isOwner" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "LessonEdition" (
    "revisionId" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "saveKey" TEXT,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "durationSeconds" INTEGER NOT NULL,
    "isPreview" BOOLEAN NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LessonEdition_pkey" PRIMARY KEY ("revisionId","edition")
);

-- CreateTable
CREATE TABLE "LessonSetAside" (
    "id" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "saveKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "durationSeconds" INTEGER NOT NULL,
    "isPreview" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "LessonSetAside_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CourseChange" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "authorId" TEXT,
    "sessionId" TEXT,
    "lessonId" TEXT,
    "moduleId" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "count" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER,
    "fields" TEXT[],
    "steps" JSONB NOT NULL DEFAULT '[]',
    "inverse" JSONB NOT NULL DEFAULT '[]',
    "stack" "ChangeStack" NOT NULL DEFAULT 'closed',
    "undoneAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CourseChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationSchedule" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "publishAt" TIMESTAMP(3) NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "state" "ScheduleState" NOT NULL DEFAULT 'waiting',
    "problems" TEXT[],
    "requestedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "PublicationSchedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnrollmentUpgrade" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "fromReleaseId" TEXT NOT NULL,
    "toReleaseId" TEXT NOT NULL,
    "completedBefore" INTEGER NOT NULL,
    "lessonsBefore" INTEGER NOT NULL,
    "completedAfter" INTEGER NOT NULL,
    "lessonsAfter" INTEGER NOT NULL,
    "acceptedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EnrollmentUpgrade_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LessonEdition_revisionId_saveKey_idx" ON "LessonEdition"("revisionId", "saveKey");

-- CreateIndex
CREATE INDEX "LessonSetAside_lessonId_authorId_settledAt_idx" ON "LessonSetAside"("lessonId", "authorId", "settledAt");

-- CreateIndex
CREATE UNIQUE INDEX "LessonSetAside_lessonId_saveKey_key" ON "LessonSetAside"("lessonId", "saveKey");

-- CreateIndex
CREATE INDEX "CourseChange_courseId_id_idx" ON "CourseChange"("courseId", "id");

-- CreateIndex
CREATE INDEX "CourseChange_courseId_lessonId_id_idx" ON "CourseChange"("courseId", "lessonId", "id");

-- CreateIndex
CREATE INDEX "CourseChange_courseId_sessionId_stack_idx" ON "CourseChange"("courseId", "sessionId", "stack");

-- CreateIndex
CREATE INDEX "PublicationSchedule_courseId_createdAt_idx" ON "PublicationSchedule"("courseId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "EnrollmentUpgrade_enrollmentId_toReleaseId_key" ON "EnrollmentUpgrade"("enrollmentId", "toReleaseId");

-- CreateIndex
CREATE UNIQUE INDEX "LessonRevision_lessonId_saveKey_key" ON "LessonRevision"("lessonId", "saveKey");

-- AddForeignKey
ALTER TABLE "LessonEdition" ADD CONSTRAINT "LessonEdition_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "LessonRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonSetAside" ADD CONSTRAINT "LessonSetAside_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseChange" ADD CONSTRAINT "CourseChange_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationSchedule" ADD CONSTRAINT "PublicationSchedule_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrollmentUpgrade" ADD CONSTRAINT "EnrollmentUpgrade_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who could edit a course could also publish it and see its students: that stays. The first of them owns it.
UPDATE "CourseInstructor" SET "canPublish" = "canEdit", "canManageStudents" = "canEdit", "canManageMedia" = "canEdit";
UPDATE "CourseInstructor" ci SET "isOwner" = true
FROM (
  SELECT DISTINCT ON ("courseId") "courseId", "instructorId" FROM "CourseInstructor" WHERE "canEdit" ORDER BY "courseId", "position", "instructorId"
) first
WHERE ci."courseId" = first."courseId" AND ci."instructorId" = first."instructorId";

ALTER TABLE "CourseInstructor" ADD CONSTRAINT "CourseInstructor_owner_check"
  CHECK (NOT "isOwner" OR ("canEdit" AND "canPublish" AND "canManageStudents" AND "canManageMedia"));

-- One publication of a course waits at a time.
CREATE UNIQUE INDEX "PublicationSchedule_waiting_key" ON "PublicationSchedule"("courseId") WHERE "state" = 'waiting';

-- Consent that was given stays as it was given.
CREATE TRIGGER "EnrollmentUpgrade_append_only" BEFORE UPDATE OR DELETE ON "EnrollmentUpgrade" FOR EACH ROW EXECUTE FUNCTION refuse_change();
