-- AlterTable
ALTER TABLE "Enrollment" ADD COLUMN     "extraTimePercent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "extraTimeReason" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "QuizException" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "opensAt" TIMESTAMP(3),
    "closesAt" TIMESTAMP(3),
    "extraAttempts" INTEGER NOT NULL DEFAULT 0,
    "extraMinutes" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QuizException_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "QuizException_lessonId_idx" ON "QuizException"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "QuizException_enrollmentId_lessonId_key" ON "QuizException"("enrollmentId", "lessonId");

-- AddForeignKey
ALTER TABLE "QuizException" ADD CONSTRAINT "QuizException_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizException" ADD CONSTRAINT "QuizException_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
