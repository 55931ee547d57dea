-- CreateEnum
CREATE TYPE "LessonRole" AS ENUM ('required', 'optional', 'essential');

-- CreateEnum
CREATE TYPE "CompletionWay" AS ENUM ('watched', 'opened', 'marked', 'attended', 'played', 'submitted', 'graded', 'passed');

-- AlterTable
ALTER TABLE "LessonRevision" ADD COLUMN     "completeBy" "CompletionWay",
ADD COLUMN     "role" "LessonRole" NOT NULL DEFAULT 'required',
ADD COLUMN     "watchPercent" INTEGER;

-- AlterTable
ALTER TABLE "Release" ADD COLUMN     "completionGrade" INTEGER,
ADD COLUMN     "completionShare" INTEGER NOT NULL DEFAULT 100;

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "completionGrade" INTEGER,
ADD COLUMN     "completionShare" INTEGER NOT NULL DEFAULT 100;

-- What can be asked of anybody.
ALTER TABLE "LessonRevision" ADD CONSTRAINT "LessonRevision_watch_check" CHECK ("watchPercent" BETWEEN 50 AND 100);
ALTER TABLE "Course" ADD CONSTRAINT "Course_completion_check" CHECK ("completionShare" BETWEEN 1 AND 100 AND "completionGrade" BETWEEN 1 AND 100);
ALTER TABLE "Release" ADD CONSTRAINT "Release_completion_check" CHECK ("completionShare" BETWEEN 1 AND 100 AND "completionGrade" BETWEEN 1 AND 100);
