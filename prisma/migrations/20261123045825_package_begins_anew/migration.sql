-- AlterTable
ALTER TABLE "PackageAttempt" ADD COLUMN     "beginsAt" INTEGER NOT NULL DEFAULT 0;
