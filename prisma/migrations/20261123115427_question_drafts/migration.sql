-- CreateEnum
CREATE TYPE "DraftRunState" AS ENUM ('requested', 'drafting', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "DraftMethod" AS ENUM ('model', 'rules');

-- CreateEnum
CREATE TYPE "DraftSourceKind" AS ENUM ('text', 'captions', 'pdf');

-- CreateEnum
CREATE TYPE "QuestionDraftState" AS ENUM ('waiting', 'accepted', 'rejected');

-- CreateTable
CREATE TABLE "DraftSource" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "uploadedById" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "pathname" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "DraftSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftRun" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "askedById" TEXT NOT NULL,
    "quizId" TEXT,
    "bankId" TEXT,
    "sourceKind" "DraftSourceKind" NOT NULL,
    "lessonId" TEXT,
    "sourceId" TEXT,
    "sourceName" TEXT NOT NULL,
    "method" "DraftMethod" NOT NULL,
    "model" TEXT NOT NULL DEFAULT '',
    "promptVersion" TEXT NOT NULL,
    "inputPrice" INTEGER,
    "outputPrice" INTEGER,
    "wanted" JSONB NOT NULL,
    "state" "DraftRunState" NOT NULL DEFAULT 'requested',
    "failure" TEXT,
    "passages" JSONB,
    "isCut" BOOLEAN NOT NULL DEFAULT false,
    "batches" INTEGER NOT NULL DEFAULT 0,
    "settledBatches" INTEGER NOT NULL DEFAULT 0,
    "dropped" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "DraftRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftCall" (
    "runId" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "turn" INTEGER NOT NULL,
    "answer" JSONB,
    "repair" JSONB,
    "outcome" TEXT NOT NULL,
    "inputTokens" INTEGER NOT NULL,
    "outputTokens" INTEGER NOT NULL,
    "judgedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DraftCall_pkey" PRIMARY KEY ("runId","batch","turn")
);

-- CreateTable
CREATE TABLE "QuestionDraft" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "turn" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "QuestionDraftState" NOT NULL DEFAULT 'waiting',
    "content" JSONB NOT NULL,
    "quote" TEXT NOT NULL,
    "passage" INTEGER NOT NULL,
    "isEdited" BOOLEAN NOT NULL DEFAULT false,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DraftSource_courseId_createdAt_idx" ON "DraftSource"("courseId", "createdAt");

-- CreateIndex
CREATE INDEX "DraftSource_expiresAt_idx" ON "DraftSource"("expiresAt");

-- CreateIndex
CREATE INDEX "DraftSource_uploadedById_idx" ON "DraftSource"("uploadedById");

-- CreateIndex
CREATE INDEX "DraftRun_courseId_createdAt_idx" ON "DraftRun"("courseId", "createdAt");

-- CreateIndex
CREATE INDEX "DraftRun_askedById_createdAt_idx" ON "DraftRun"("askedById", "createdAt");

-- CreateIndex
CREATE INDEX "DraftRun_sourceId_idx" ON "DraftRun"("sourceId");

-- CreateIndex
CREATE INDEX "QuestionDraft_runId_state_idx" ON "QuestionDraft"("runId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionDraft_runId_batch_turn_position_key" ON "QuestionDraft"("runId", "batch", "turn", "position");

-- AddForeignKey
ALTER TABLE "DraftSource" ADD CONSTRAINT "DraftSource_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftSource" ADD CONSTRAINT "DraftSource_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftRun" ADD CONSTRAINT "DraftRun_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftRun" ADD CONSTRAINT "DraftRun_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftRun" ADD CONSTRAINT "DraftRun_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "DraftSource"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftCall" ADD CONSTRAINT "DraftCall_runId_fkey" FOREIGN KEY ("runId") REFERENCES "DraftRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionDraft" ADD CONSTRAINT "QuestionDraft_runId_fkey" FOREIGN KEY ("runId") REFERENCES "DraftRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;
