-- AlterTable
ALTER TABLE "QuizAttempt" ADD COLUMN     "section" INTEGER NOT NULL DEFAULT 0;
