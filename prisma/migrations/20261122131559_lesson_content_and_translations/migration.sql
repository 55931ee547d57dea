-- AlterTable
ALTER TABLE "Module" ADD COLUMN     "slug" TEXT;

-- AlterTable
ALTER TABLE "LessonRevision" ADD COLUMN     "content" JSONB;

-- CreateTable
CREATE TABLE "CourseTranslation" (
    "sourceId" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CourseTranslation_pkey" PRIMARY KEY ("sourceId","targetId")
);

-- CreateTable
CREATE TABLE "LessonTranslation" (
    "sourceId" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "sourceRevisionId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LessonTranslation_pkey" PRIMARY KEY ("sourceId","targetId")
);

-- CreateTable
CREATE TABLE "CourseImage" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "pathname" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CourseImage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CourseTranslation_targetId_key" ON "CourseTranslation"("targetId");

-- CreateIndex
CREATE UNIQUE INDEX "LessonTranslation_targetId_key" ON "LessonTranslation"("targetId");

-- CreateIndex
CREATE INDEX "LessonTranslation_sourceRevisionId_idx" ON "LessonTranslation"("sourceRevisionId");

-- CreateIndex
CREATE UNIQUE INDEX "CourseImage_courseId_name_key" ON "CourseImage"("courseId", "name");

-- AddForeignKey
ALTER TABLE "CourseTranslation" ADD CONSTRAINT "CourseTranslation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseTranslation" ADD CONSTRAINT "CourseTranslation_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonTranslation" ADD CONSTRAINT "LessonTranslation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonTranslation" ADD CONSTRAINT "LessonTranslation_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonTranslation" ADD CONSTRAINT "LessonTranslation_sourceRevisionId_fkey" FOREIGN KEY ("sourceRevisionId") REFERENCES "LessonRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseImage" ADD CONSTRAINT "CourseImage_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
