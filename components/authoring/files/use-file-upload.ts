import { useCallback, useEffect, useRef, useState } from "react";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { refuseFile, type FileRefusal } from "@/lib/domain/course-file";

type Place = { courseId: string; lessonId: string; maxBytes: number };

/** A file on its way, or why it is not. */
export type FileUpload =
  | { kind: "idle" }
  | { kind: "unfit"; name: string; why: FileRefusal }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "sending"; name: string; sentBytes: number; totalBytes: number }
  | { kind: "broken"; name: string };

/** Sends a chosen file straight to the file store. What it is called and how large it is are looked at before it is sent. */
export function useFileUpload({ courseId, lessonId, maxBytes }: Place, onSent: (fileId: string) => void) {
  const [upload, setUpload] = useState<FileUpload>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = useCallback(
    async (file: File): Promise<void> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const why = refuseFile({ name: file.name.normalize("NFC"), bytes: file.size, maxBytes });
      if (why) return setUpload({ kind: "unfit", name: file.name, why });
      setUpload({ kind: "sending", name: file.name, sentBytes: 0, totalBytes: file.size });
      const started = await callProcedure("authoring", "startFile", { courseId, lessonId, name: file.name, bytes: file.size });
      if (controller.signal.aborted) return;
      if (!started.ok) return setUpload({ kind: "refused", refusal: started.refusal });
      const { fileId, pathname, token } = started.data;
      try {
        const { sendToStore } = await import("@/server/vendors/files/browser");
        const onProgress = (sentBytes: number): void => setUpload({ kind: "sending", name: file.name, sentBytes, totalBytes: file.size });
        await sendToStore(file, { pathname, token, signal: controller.signal, onSent: onProgress });
      } catch {
        return setUpload(controller.signal.aborted ? { kind: "idle" } : { kind: "broken", name: file.name });
      }
      const confirmed = await callProcedure("authoring", "confirmFile", { courseId, lessonId, fileId });
      setUpload(confirmed.ok ? { kind: "idle" } : { kind: "refused", refusal: confirmed.refusal });
      onSent(fileId);
    },
    [courseId, lessonId, maxBytes, onSent],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { upload, send, cancel };
}
