-- CreateEnum
CREATE TYPE "QuizAttemptState" AS ENUM ('open', 'submitted');

-- CreateTable
CREATE TABLE "QuizAttempt" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "QuizAttemptState" NOT NULL DEFAULT 'open',
    "seed" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3),
    "submittedAt" TIMESTAMP(3),
    "points" DOUBLE PRECISION,
    "maxPoints" DOUBLE PRECISION,
    "passed" BOOLEAN,
    "scoringVersion" INTEGER,

    CONSTRAINT "QuizAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizAnswer" (
    "attemptId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "response" JSONB NOT NULL,
    "sequence" INTEGER NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,
    "points" DOUBLE PRECISION,

    CONSTRAINT "QuizAnswer_pkey" PRIMARY KEY ("attemptId","place")
);

-- CreateIndex
CREATE INDEX "QuizAttempt_lessonId_idx" ON "QuizAttempt"("lessonId");

-- CreateIndex
CREATE INDEX "QuizAttempt_revisionId_idx" ON "QuizAttempt"("revisionId");

-- CreateIndex
CREATE UNIQUE INDEX "QuizAttempt_enrollmentId_lessonId_number_key" ON "QuizAttempt"("enrollmentId", "lessonId", "number");

-- AddForeignKey
ALTER TABLE "QuizAttempt" ADD CONSTRAINT "QuizAttempt_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizAttempt" ADD CONSTRAINT "QuizAttempt_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizAttempt" ADD CONSTRAINT "QuizAttempt_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "LessonRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizAnswer" ADD CONSTRAINT "QuizAnswer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One attempt of a lesson at a time, whatever tab or device begins it.
CREATE UNIQUE INDEX "QuizAttempt_open_key" ON "QuizAttempt"("enrollmentId", "lessonId") WHERE "state" = 'open';

-- A submitted attempt has its result, an open one has none.
ALTER TABLE "QuizAttempt" ADD CONSTRAINT "QuizAttempt_result_check" CHECK (
  CASE WHEN "state" = 'open'
    THEN "submittedAt" IS NULL AND "points" IS NULL AND "maxPoints" IS NULL AND "passed" IS NULL AND "scoringVersion" IS NULL
    ELSE "submittedAt" IS NOT NULL AND "points" >= 0 AND "maxPoints" >= 0 AND "passed" IS NOT NULL AND "scoringVersion" IS NOT NULL
  END
);
ALTER TABLE "QuizAttempt" ADD CONSTRAINT "QuizAttempt_number_check" CHECK ("number" >= 1);
ALTER TABLE "QuizAnswer" ADD CONSTRAINT "QuizAnswer_place_check" CHECK ("place" >= 0 AND "sequence" >= 1);
