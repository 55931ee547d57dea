-- CreateEnum
CREATE TYPE "LessonOrder" AS ENUM ('free', 'in_order');

-- CreateEnum
CREATE TYPE "PrerequisiteRule" AS ENUM ('advice', 'all', 'any');

-- AlterTable
ALTER TABLE "Module" ADD COLUMN     "opensAfterDays" INTEGER,
ADD COLUMN     "opensOn" DATE;

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "lessonOrder" "LessonOrder" NOT NULL DEFAULT 'free',
ADD COLUMN     "prerequisiteRule" "PrerequisiteRule" NOT NULL DEFAULT 'advice';

-- AlterTable
ALTER TABLE "Enrollment" ADD COLUMN     "prerequisitesWaivedAt" TIMESTAMP(3);

-- One way to open a module at a time.
ALTER TABLE "Module" ADD CONSTRAINT "Module_opens_check" CHECK (("opensOn" IS NULL OR "opensAfterDays" IS NULL) AND "opensAfterDays" BETWEEN 0 AND 3650);
