-- CreateTable
CREATE TABLE "Practice" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticeItem" (
    "practiceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "lessonId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "hints" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "isDone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PracticeItem_pkey" PRIMARY KEY ("practiceId","number")
);

-- CreateIndex
CREATE INDEX "Practice_enrollmentId_createdAt_idx" ON "Practice"("enrollmentId", "createdAt");

-- CreateIndex
CREATE INDEX "PracticeItem_lessonId_idx" ON "PracticeItem"("lessonId");

-- CreateIndex
CREATE INDEX "PracticeItem_revisionId_idx" ON "PracticeItem"("revisionId");

-- AddForeignKey
ALTER TABLE "Practice" ADD CONSTRAINT "Practice_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeItem" ADD CONSTRAINT "PracticeItem_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeItem" ADD CONSTRAINT "PracticeItem_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeItem" ADD CONSTRAINT "PracticeItem_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "LessonRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open round at a time.
CREATE UNIQUE INDEX "Practice_enrollmentId_open_key" ON "Practice"("enrollmentId") WHERE "endedAt" IS NULL;
