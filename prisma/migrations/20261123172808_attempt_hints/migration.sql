-- AlterTable
ALTER TABLE "QuizAttempt" ADD COLUMN     "hints" INTEGER[];
