import { useUpload } from "@/components/files/use-upload";
import { callProcedure } from "@/lib/client/call-procedure";
import { refuseFile } from "@/lib/domain/course-file";
import type { LessonFiles } from "../studio-types";
import { useLessonFiles } from "./use-lesson-files";

/** The versions of a file that a lesson hands out or plays, and the way to bring another. */
export function useLessonUpload(initial: LessonFiles, place: { courseId: string; lessonId: string }) {
  const { files, reload, expect } = useLessonFiles(initial, place);
  const { upload, send, cancel } = useUpload({
    refuse: (offer) => refuseFile({ ...offer, maxBytes: files.maxBytes }),
    start: (offer) => callProcedure("authoring", "startFile", { ...place, ...offer }),
    confirm: (fileId) => callProcedure("authoring", "confirmFile", { ...place, fileId }),
    onSent: (fileId) => {
      expect(fileId);
      void reload();
    },
  });
  return { files, reload, upload, send, cancel };
}
