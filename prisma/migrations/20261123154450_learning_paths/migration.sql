-- CreateEnum
CREATE TYPE "PathStatus" AS ENUM ('draft', 'published', 'archived');

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "followId" TEXT,
ADD COLUMN     "parts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "pathId" TEXT,
ALTER COLUMN "enrollmentId" DROP NOT NULL,
ALTER COLUMN "courseId" DROP NOT NULL,
ALTER COLUMN "releaseNumber" DROP NOT NULL;

-- CreateTable
CREATE TABLE "LearningPath" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "level" "Level" NOT NULL,
    "language" TEXT NOT NULL,
    "status" "PathStatus" NOT NULL DEFAULT 'draft',
    "isOrdered" BOOLEAN NOT NULL DEFAULT true,
    "paceDays" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "ownerId" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LearningPath_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PathStep" (
    "id" TEXT NOT NULL,
    "pathId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "choose" INTEGER NOT NULL DEFAULT 1,
    "isRequired" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "PathStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PathCourse" (
    "pathId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PathCourse_pkey" PRIMARY KEY ("pathId","courseId")
);

-- CreateTable
CREATE TABLE "PathFollow" (
    "id" TEXT NOT NULL,
    "pathId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "completedAt" TIMESTAMP(3),
    "completedCourseIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PathFollow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LearningPath_slug_key" ON "LearningPath"("slug");

-- CreateIndex
CREATE INDEX "LearningPath_status_publishedAt_id_idx" ON "LearningPath"("status", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "LearningPath_ownerId_idx" ON "LearningPath"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "PathStep_pathId_position_key" ON "PathStep"("pathId", "position");

-- CreateIndex
CREATE INDEX "PathCourse_courseId_idx" ON "PathCourse"("courseId");

-- CreateIndex
CREATE INDEX "PathCourse_stepId_idx" ON "PathCourse"("stepId");

-- CreateIndex
CREATE INDEX "PathFollow_userId_startedAt_idx" ON "PathFollow"("userId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PathFollow_pathId_userId_key" ON "PathFollow"("pathId", "userId");

-- CreateIndex
CREATE INDEX "Certificate_pathId_issuedAt_idx" ON "Certificate"("pathId", "issuedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_followId_number_key" ON "Certificate"("followId", "number");

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_followId_fkey" FOREIGN KEY ("followId") REFERENCES "PathFollow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "LearningPath"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearningPath" ADD CONSTRAINT "LearningPath_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathStep" ADD CONSTRAINT "PathStep_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "LearningPath"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathCourse" ADD CONSTRAINT "PathCourse_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "LearningPath"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathCourse" ADD CONSTRAINT "PathCourse_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathCourse" ADD CONSTRAINT "PathCourse_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "PathStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathFollow" ADD CONSTRAINT "PathFollow_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "LearningPath"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathFollow" ADD CONSTRAINT "PathFollow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "LearningPath" ADD CONSTRAINT "LearningPath_sound_check" CHECK (
  "version" >= 1 AND "paceDays" BETWEEN 1 AND 1095 AND ("status" = 'draft' OR "publishedAt" IS NOT NULL)
);
ALTER TABLE "PathStep" ADD CONSTRAINT "PathStep_sound_check" CHECK ("position" >= 0 AND "choose" >= 1);
ALTER TABLE "PathFollow" ADD CONSTRAINT "PathFollow_sound_check" CHECK (("completedAt" IS NULL) = (cardinality("completedCourseIds") = 0));

-- A completed path stays completed, whatever it asks later.
CREATE TRIGGER path_follow_stays BEFORE UPDATE OR DELETE ON "PathFollow" FOR EACH ROW WHEN (OLD."completedAt" IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- A certificate is of a course or of a path, wholly.
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_subject_check" CHECK (
  num_nonnulls("enrollmentId", "courseId", "releaseNumber") IN (0, 3) AND num_nonnulls("followId", "pathId") IN (0, 2) AND num_nonnulls("enrollmentId", "followId") = 1
);
-- One certificate of a path stands at a time, whatever runs twice.
CREATE UNIQUE INDEX "Certificate_standing_path_key" ON "Certificate"("followId") WHERE "revokedAt" IS NULL;
