-- CreateEnum
CREATE TYPE "CaptionDraftState" AS ENUM ('asked', 'hearing', 'ready', 'failed');

-- CreateTable
CREATE TABLE "CaptionDraft" (
    "id" TEXT NOT NULL,
    "videoAssetId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" "CaptionDraftState" NOT NULL DEFAULT 'asked',
    "muxTrackId" TEXT,
    "vtt" TEXT NOT NULL DEFAULT '',
    "failure" TEXT,
    "askedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CaptionDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CaptionDraft_videoAssetId_language_key" ON "CaptionDraft"("videoAssetId", "language");

-- AddForeignKey
ALTER TABLE "CaptionDraft" ADD CONSTRAINT "CaptionDraft_videoAssetId_fkey" FOREIGN KEY ("videoAssetId") REFERENCES "VideoAsset"("id") ON DELETE CASCADE ON UPDATE CASCADE;
