-- AddForeignKey
ALTER TABLE "Course" ADD CONSTRAINT "Course_syllabusFileId_fkey" FOREIGN KEY ("syllabusFileId") REFERENCES "CourseFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;
