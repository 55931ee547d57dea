-- CreateTable
CREATE TABLE "Gradebook" (
    "courseId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "plan" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Gradebook_pkey" PRIMARY KEY ("courseId")
);

-- CreateTable
CREATE TABLE "GradeItem" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "releasedAt" TIMESTAMP(3),
    "removedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GradeItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GradeEntry" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "lessonId" TEXT,
    "gradeItemId" TEXT,
    "points" DOUBLE PRECISION,
    "isExcused" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GradeEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "GradeItem_courseId_createdAt_idx" ON "GradeItem"("courseId", "createdAt");

-- CreateIndex
CREATE INDEX "GradeEntry_lessonId_idx" ON "GradeEntry"("lessonId");

-- CreateIndex
CREATE INDEX "GradeEntry_gradeItemId_idx" ON "GradeEntry"("gradeItemId");

-- CreateIndex
CREATE UNIQUE INDEX "GradeEntry_enrollmentId_lessonId_key" ON "GradeEntry"("enrollmentId", "lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "GradeEntry_enrollmentId_gradeItemId_key" ON "GradeEntry"("enrollmentId", "gradeItemId");

-- AddForeignKey
ALTER TABLE "Gradebook" ADD CONSTRAINT "Gradebook_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeItem" ADD CONSTRAINT "GradeItem_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeEntry" ADD CONSTRAINT "GradeEntry_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeEntry" ADD CONSTRAINT "GradeEntry_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeEntry" ADD CONSTRAINT "GradeEntry_gradeItemId_fkey" FOREIGN KEY ("gradeItemId") REFERENCES "GradeItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is set for a student is about a lesson or about an item of the gradebook, and either gives points or excuses.
ALTER TABLE "GradeEntry" ADD CONSTRAINT "GradeEntry_sound_check" CHECK (
  ("lessonId" IS NULL) <> ("gradeItemId" IS NULL) AND NOT ("isExcused" AND "points" IS NOT NULL) AND coalesce("points", 0) >= 0 AND "version" >= 1
);
ALTER TABLE "GradeItem" ADD CONSTRAINT "GradeItem_points_check" CHECK ("points" > 0);
ALTER TABLE "Gradebook" ADD CONSTRAINT "Gradebook_version_check" CHECK ("version" >= 1);

-- Grades that were set by hand for assignments are entries like all others.
INSERT INTO "GradeEntry" ("id", "enrollmentId", "lessonId", "points", "reason", "createdAt", "updatedAt")
SELECT 'gre' || substr("id", 4), "enrollmentId", "lessonId", "overridePoints", "overrideReason", "createdAt", CURRENT_TIMESTAMP
FROM "AssignmentWork" WHERE "overridePoints" IS NOT NULL;

ALTER TABLE "AssignmentWork" DROP COLUMN "overridePoints", DROP COLUMN "overrideReason";
