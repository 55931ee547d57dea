-- CreateEnum
CREATE TYPE "FileState" AS ENUM ('arriving', 'checking', 'ready', 'refused');

-- AlterTable
ALTER TABLE "LessonRevision" ADD COLUMN     "fileId" TEXT;

-- CreateTable
CREATE TABLE "CourseFile" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "lessonId" TEXT,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "state" "FileState" NOT NULL DEFAULT 'arriving',
    "bytes" INTEGER NOT NULL,
    "contentType" TEXT,
    "sha256" TEXT,
    "refusal" TEXT,
    "refusalDetail" TEXT NOT NULL DEFAULT '',
    "isScanned" BOOLEAN NOT NULL DEFAULT false,
    "pathname" TEXT NOT NULL,
    "uploadedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMP(3),
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "CourseFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CourseFile_pathname_key" ON "CourseFile"("pathname");

-- CreateIndex
CREATE INDEX "CourseFile_courseId_idx" ON "CourseFile"("courseId");

-- CreateIndex
CREATE INDEX "CourseFile_state_createdAt_idx" ON "CourseFile"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "CourseFile_lessonId_number_key" ON "CourseFile"("lessonId", "number");

-- CreateIndex
CREATE INDEX "LessonRevision_fileId_idx" ON "LessonRevision"("fileId");

-- AddForeignKey
ALTER TABLE "LessonRevision" ADD CONSTRAINT "LessonRevision_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "CourseFile"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseFile" ADD CONSTRAINT "CourseFile_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseFile" ADD CONSTRAINT "CourseFile_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;
