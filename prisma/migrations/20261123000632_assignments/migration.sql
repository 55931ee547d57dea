-- CreateEnum
CREATE TYPE "SubmissionState" AS ENUM ('waiting', 'replaced', 'withdrawn', 'returned', 'graded');

-- CreateTable
CREATE TABLE "AssignmentWork" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "links" TEXT[],
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "savedAt" TIMESTAMP(3),
    "extendedTo" TIMESTAMP(3),
    "extensionReason" TEXT NOT NULL DEFAULT '',
    "overridePoints" DOUBLE PRECISION,
    "overrideReason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssignmentWork_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkFile" (
    "fileId" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "isInDraft" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "WorkFile_pkey" PRIMARY KEY ("fileId")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "revisionId" TEXT NOT NULL,
    "state" "SubmissionState" NOT NULL DEFAULT 'waiting',
    "text" TEXT NOT NULL,
    "links" TEXT[],
    "submittedAt" TIMESTAMP(3) NOT NULL,
    "countsFrom" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubmissionFile" (
    "submissionId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "SubmissionFile_pkey" PRIMARY KEY ("submissionId","fileId")
);

-- CreateTable
CREATE TABLE "Mark" (
    "submissionId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "levels" JSONB NOT NULL DEFAULT '{}',
    "points" DOUBLE PRECISION,
    "comment" TEXT NOT NULL DEFAULT '',
    "annotations" JSONB NOT NULL DEFAULT '[]',
    "isDone" BOOLEAN NOT NULL DEFAULT false,
    "savedById" TEXT,
    "savedAt" TIMESTAMP(3) NOT NULL,
    "released" JSONB,
    "releasedPoints" DOUBLE PRECISION,
    "releasedAt" TIMESTAMP(3),

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "MarkingComment" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MarkingComment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AssignmentWork_lessonId_idx" ON "AssignmentWork"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentWork_enrollmentId_lessonId_key" ON "AssignmentWork"("enrollmentId", "lessonId");

-- CreateIndex
CREATE INDEX "WorkFile_workId_idx" ON "WorkFile"("workId");

-- CreateIndex
CREATE INDEX "Submission_revisionId_idx" ON "Submission"("revisionId");

-- CreateIndex
CREATE INDEX "Submission_state_submittedAt_idx" ON "Submission"("state", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_workId_number_key" ON "Submission"("workId", "number");

-- CreateIndex
CREATE INDEX "SubmissionFile_fileId_idx" ON "SubmissionFile"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "MarkingComment_ownerId_text_key" ON "MarkingComment"("ownerId", "text");

-- AddForeignKey
ALTER TABLE "AssignmentWork" ADD CONSTRAINT "AssignmentWork_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentWork" ADD CONSTRAINT "AssignmentWork_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkFile" ADD CONSTRAINT "WorkFile_workId_fkey" FOREIGN KEY ("workId") REFERENCES "AssignmentWork"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkFile" ADD CONSTRAINT "WorkFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "CourseFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_workId_fkey" FOREIGN KEY ("workId") REFERENCES "AssignmentWork"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "LessonRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionFile" ADD CONSTRAINT "SubmissionFile_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionFile" ADD CONSTRAINT "SubmissionFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "CourseFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkingComment" ADD CONSTRAINT "MarkingComment_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One version at a time waits for its grade, whatever tab or device hands in.
CREATE UNIQUE INDEX "Submission_waiting_key" ON "Submission"("workId") WHERE "state" = 'waiting';
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_number_check" CHECK ("number" >= 1 AND "countsFrom" <= "submittedAt");
ALTER TABLE "AssignmentWork" ADD CONSTRAINT "AssignmentWork_override_check" CHECK ("sequence" >= 0 AND ("overridePoints" IS NULL OR ("overridePoints" >= 0 AND "overrideReason" <> '')));

-- What was shown to a learner is shown with its points and its time, or nothing was.
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_release_check" CHECK (
  "points" >= 0 AND "releasedPoints" >= 0 AND ("released" IS NULL) = ("releasedAt" IS NULL) AND ("released" IS NULL) = ("releasedPoints" IS NULL)
);

-- What was handed in stays as it was handed in.
CREATE FUNCTION refuse_submission_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."workId", NEW."number", NEW."revisionId", NEW."text", NEW."links", NEW."submittedAt", NEW."countsFrom")
    IS DISTINCT FROM (OLD."workId", OLD."number", OLD."revisionId", OLD."text", OLD."links", OLD."submittedAt", OLD."countsFrom") THEN
    RAISE EXCEPTION 'what was handed in does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER submission_content_immutable BEFORE UPDATE ON "Submission" FOR EACH ROW EXECUTE FUNCTION refuse_submission_change();
