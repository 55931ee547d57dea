import { useUpload } from "@/components/files/use-upload";
import { callProcedure } from "@/lib/client/call-procedure";
import { refuseFile } from "@/lib/domain/course-file";

type Place = { courseId: string; lessonId: string; maxBytes: number };

/** Sends the file that a lesson hands out or plays. */
export function useFileUpload({ courseId, lessonId, maxBytes }: Place, onSent: (fileId: string) => void) {
  return useUpload({
    refuse: (offer) => refuseFile({ ...offer, maxBytes }),
    start: (offer) => callProcedure("authoring", "startFile", { courseId, lessonId, ...offer }),
    confirm: (fileId) => callProcedure("authoring", "confirmFile", { courseId, lessonId, fileId }),
    onSent,
  });
}
