-- AlterTable
ALTER TABLE "LessonTranslation" ADD COLUMN     "notedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "sourceCaptionId" TEXT,
ADD COLUMN     "sourceCaptionVersion" INTEGER;

-- CreateIndex
CREATE INDEX "LessonTranslation_sourceCaptionId_idx" ON "LessonTranslation"("sourceCaptionId");

-- AddForeignKey
ALTER TABLE "LessonTranslation" ADD CONSTRAINT "LessonTranslation_sourceCaptionId_fkey" FOREIGN KEY ("sourceCaptionId") REFERENCES "CaptionTrack"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was linked before has the source's captions of now as those that it was made from.
UPDATE "LessonTranslation" t SET "notedAt" = t."createdAt", "sourceCaptionId" = k."id", "sourceCaptionVersion" = k."version"
FROM "Lesson" l
JOIN "Course" c ON c."id" = l."courseId"
LEFT JOIN LATERAL (
  SELECT track."id", track."version" FROM "CaptionTrack" track
  WHERE track."videoAssetId" = (SELECT r."videoAssetId" FROM "LessonRevision" r WHERE r."lessonId" = l."id" ORDER BY r."number" DESC LIMIT 1)
    AND split_part(track."language", '-', 1) = split_part(c."language", '-', 1)
  ORDER BY track."kind", track."language" = c."language" DESC LIMIT 1
) k ON true
WHERE l."id" = t."sourceId";
