-- AlterTable
ALTER TABLE "ReleaseModule" ADD COLUMN     "sessions" JSONB NOT NULL DEFAULT '[]';
