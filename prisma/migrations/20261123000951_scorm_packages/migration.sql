-- CreateEnum
CREATE TYPE "PackageStandard" AS ENUM ('scorm12', 'scorm2004');

-- AlterEnum
ALTER TYPE "LessonKind" ADD VALUE 'package';

-- AlterTable
ALTER TABLE "CourseFile" ADD COLUMN     "isPackage" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PackageAttempt" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "session" INTEGER NOT NULL DEFAULT 0,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL DEFAULT '{}',
    "location" TEXT NOT NULL DEFAULT '',
    "scoreRaw" DOUBLE PRECISION,
    "scoreMin" DOUBLE PRECISION,
    "scoreMax" DOUBLE PRECISION,
    "scoreScaled" DOUBLE PRECISION,
    "bestScore" DOUBLE PRECISION,
    "completion" TEXT NOT NULL DEFAULT 'unknown',
    "success" TEXT NOT NULL DEFAULT 'unknown',
    "totalSeconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "baseSeconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "completedAt" TIMESTAMP(3),
    "openedAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PackageAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CoursePackage" (
    "id" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "standard" "PackageStandard" NOT NULL,
    "title" TEXT NOT NULL,
    "parts" JSONB NOT NULL,
    "bytes" INTEGER NOT NULL,
    "fileCount" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CoursePackage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PackageFile" (
    "packageId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "foldedPath" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "pathname" TEXT NOT NULL,

    CONSTRAINT "PackageFile_pkey" PRIMARY KEY ("packageId","path")
);

-- CreateIndex
CREATE INDEX "PackageAttempt_lessonId_idx" ON "PackageAttempt"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "PackageAttempt_enrollmentId_lessonId_key" ON "PackageAttempt"("enrollmentId", "lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "CoursePackage_fileId_key" ON "CoursePackage"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "PackageFile_pathname_key" ON "PackageFile"("pathname");

-- CreateIndex
CREATE INDEX "PackageFile_packageId_foldedPath_idx" ON "PackageFile"("packageId", "foldedPath");

-- AddForeignKey
ALTER TABLE "PackageAttempt" ADD CONSTRAINT "PackageAttempt_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageAttempt" ADD CONSTRAINT "PackageAttempt_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoursePackage" ADD CONSTRAINT "CoursePackage_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "CourseFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageFile" ADD CONSTRAINT "PackageFile_packageId_fkey" FOREIGN KEY ("packageId") REFERENCES "CoursePackage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
