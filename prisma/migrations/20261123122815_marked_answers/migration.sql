-- AlterTable
ALTER TABLE "QuizAnswer" ADD COLUMN     "comment" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "AnswerFile" (
    "fileId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "AnswerFile_pkey" PRIMARY KEY ("fileId")
);

-- CreateTable
CREATE TABLE "AttemptMark" (
    "attemptId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "knownPoints" DOUBLE PRECISION NOT NULL,
    "knownMax" DOUBLE PRECISION NOT NULL,
    "maxPoints" DOUBLE PRECISION NOT NULL,
    "endedBy" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '[]',
    "isDone" BOOLEAN NOT NULL DEFAULT false,
    "savedById" TEXT,
    "savedAt" TIMESTAMP(3),
    "releasedAt" TIMESTAMP(3),

    CONSTRAINT "AttemptMark_pkey" PRIMARY KEY ("attemptId")
);

-- CreateIndex
CREATE INDEX "AnswerFile_attemptId_place_idx" ON "AnswerFile"("attemptId", "place");

-- CreateIndex
CREATE INDEX "AttemptMark_releasedAt_idx" ON "AttemptMark"("releasedAt");

-- AddForeignKey
ALTER TABLE "AnswerFile" ADD CONSTRAINT "AnswerFile_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerFile" ADD CONSTRAINT "AnswerFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "CourseFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttemptMark" ADD CONSTRAINT "AttemptMark_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
