-- CreateEnum
CREATE TYPE "RegradeState" AS ENUM ('applying', 'applied');

-- AlterTable
ALTER TABLE "QuizAttempt" ADD COLUMN     "regradeIds" TEXT[];

-- CreateTable
CREATE TABLE "Regrade" (
    "id" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "authorId" TEXT,
    "reason" TEXT NOT NULL,
    "onlyRaises" BOOLEAN NOT NULL,
    "state" "RegradeState" NOT NULL DEFAULT 'applying',
    "rules" JSONB NOT NULL,
    "seen" TEXT NOT NULL,
    "cursor" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "raised" INTEGER NOT NULL DEFAULT 0,
    "lowered" INTEGER NOT NULL DEFAULT 0,
    "nowPassed" INTEGER NOT NULL DEFAULT 0,
    "nowFailed" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMP(3),

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegradedAttempt" (
    "attemptId" TEXT NOT NULL,
    "regradeId" TEXT NOT NULL,
    "pointsBefore" DOUBLE PRECISION NOT NULL,
    "maxPointsBefore" DOUBLE PRECISION NOT NULL,
    "passedBefore" BOOLEAN NOT NULL,
    "pointsAfter" DOUBLE PRECISION NOT NULL,
    "maxPointsAfter" DOUBLE PRECISION NOT NULL,
    "passedAfter" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegradedAttempt_pkey" PRIMARY KEY ("attemptId","regradeId")
);

-- CreateIndex
CREATE INDEX "Regrade_lessonId_createdAt_idx" ON "Regrade"("lessonId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Regrade_lessonId_seen_key" ON "Regrade"("lessonId", "seen");

-- CreateIndex
CREATE INDEX "RegradedAttempt_regradeId_idx" ON "RegradedAttempt"("regradeId");

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradedAttempt" ADD CONSTRAINT "RegradedAttempt_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradedAttempt" ADD CONSTRAINT "RegradedAttempt_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "Regrade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One at a time: the next begins from what this one leaves.
CREATE UNIQUE INDEX "Regrade_applying_key" ON "Regrade"("lessonId") WHERE "state" = 'applying';

ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_sound_check" CHECK (
  ("state" = 'applied') = ("appliedAt" IS NOT NULL) AND "attempts" >= "raised" + "lowered" AND "nowPassed" >= 0 AND "nowFailed" >= 0 AND NOT ("onlyRaises" AND ("lowered" > 0 OR "nowFailed" > 0))
);
