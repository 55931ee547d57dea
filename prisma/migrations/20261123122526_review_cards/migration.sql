-- CreateEnum
CREATE TYPE "CardState" AS ENUM ('fresh', 'learning', 'review', 'relearning');

-- CreateEnum
CREATE TYPE "CardRating" AS ENUM ('again', 'hard', 'good', 'easy');

-- CreateTable
CREATE TABLE "ReviewCard" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "state" "CardState" NOT NULL DEFAULT 'fresh',
    "stability" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "difficulty" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "scheduledDays" INTEGER NOT NULL DEFAULT 0,
    "learningSteps" INTEGER NOT NULL DEFAULT 0,
    "reps" INTEGER NOT NULL DEFAULT 0,
    "lapses" INTEGER NOT NULL DEFAULT 0,
    "lastReviewAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardReview" (
    "cardId" TEXT NOT NULL,
    "rep" INTEGER NOT NULL,
    "rating" "CardRating" NOT NULL,
    "isRight" BOOLEAN NOT NULL,
    "state" "CardState" NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "scheduledDays" INTEGER NOT NULL,
    "learningSteps" INTEGER NOT NULL,
    "reviewedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CardReview_pkey" PRIMARY KEY ("cardId","rep")
);

-- CreateIndex
CREATE INDEX "ReviewCard_enrollmentId_dueAt_idx" ON "ReviewCard"("enrollmentId", "dueAt");

-- CreateIndex
CREATE INDEX "ReviewCard_lessonId_idx" ON "ReviewCard"("lessonId");

-- CreateIndex
CREATE INDEX "ReviewCard_revisionId_idx" ON "ReviewCard"("revisionId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewCard_enrollmentId_question_key" ON "ReviewCard"("enrollmentId", "question");

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "LessonRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardReview" ADD CONSTRAINT "CardReview_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "ReviewCard"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_sound_check" CHECK (
  "place" >= 0 AND "reps" >= 0 AND "lapses" BETWEEN 0 AND "reps" AND "stability" >= 0 AND ("reps" = 0) = ("state" = 'fresh') AND ("reps" = 0) = ("lastReviewAt" IS NULL)
);
ALTER TABLE "CardReview" ADD CONSTRAINT "CardReview_rep_check" CHECK ("rep" >= 0);
