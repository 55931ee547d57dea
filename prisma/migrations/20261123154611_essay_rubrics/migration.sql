-- AlterTable
ALTER TABLE "QuizAnswer" ADD COLUMN     "levels" JSONB NOT NULL DEFAULT '{}';
