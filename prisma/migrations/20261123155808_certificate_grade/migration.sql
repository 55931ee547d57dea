-- AlterTable
ALTER TABLE "Release" ADD COLUMN     "certificateGrade" INTEGER;

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "certificateGrade" INTEGER;

-- What can be asked of anybody.
ALTER TABLE "Course" ADD CONSTRAINT "Course_certificate_check" CHECK ("certificateGrade" BETWEEN 1 AND 100);
ALTER TABLE "Release" ADD CONSTRAINT "Release_certificate_check" CHECK ("certificateGrade" BETWEEN 1 AND 100);
