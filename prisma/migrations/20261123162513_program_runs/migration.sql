-- CreateTable
CREATE TABLE "ProgramRun" (
    "attemptId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "tests" TEXT NOT NULL,
    "results" JSONB,
    "ranAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgramRun_pkey" PRIMARY KEY ("attemptId","place","tests")
);

-- CreateTable
CREATE TABLE "ProgramTrial" (
    "id" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "seen" TEXT NOT NULL,
    "ranAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "ProgramTrial_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProgramTrial_lessonId_seen_key" ON "ProgramTrial"("lessonId", "seen");

-- AddForeignKey
ALTER TABLE "ProgramRun" ADD CONSTRAINT "ProgramRun_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgramTrial" ADD CONSTRAINT "ProgramTrial_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
