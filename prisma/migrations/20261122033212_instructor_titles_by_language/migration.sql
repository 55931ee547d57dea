-- AlterTable
ALTER TABLE "Instructor" DROP COLUMN "title",
ADD COLUMN     "titleEn" TEXT NOT NULL,
ADD COLUMN     "titleEs" TEXT NOT NULL,
ADD COLUMN     "titlePtBr" TEXT NOT NULL;
