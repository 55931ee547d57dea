-- AlterTable
ALTER TABLE "VideoAsset" ADD COLUMN     "fileName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "lessonId" TEXT,
ADD COLUMN     "posterSeconds" DOUBLE PRECISION,
ADD COLUMN     "uploadedById" TEXT;

-- AlterTable
ALTER TABLE "CaptionTrack" ADD COLUMN     "savedById" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "CaptionVersion" (
    "trackId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "vtt" TEXT NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,
    "savedById" TEXT,

    CONSTRAINT "CaptionVersion_pkey" PRIMARY KEY ("trackId","number")
);

-- CreateIndex
CREATE INDEX "VideoAsset_lessonId_id_idx" ON "VideoAsset"("lessonId", "id");

-- AddForeignKey
ALTER TABLE "VideoAsset" ADD CONSTRAINT "VideoAsset_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaptionVersion" ADD CONSTRAINT "CaptionVersion_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "CaptionTrack"("id") ON DELETE CASCADE ON UPDATE CASCADE;
