-- AlterTable
ALTER TABLE "OneTimeToken" ADD COLUMN     "next" TEXT;
