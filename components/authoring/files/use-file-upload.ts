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

/** Above this a file is sent in parts, of which a lost one is sent again. */
const IN_PARTS_BYTES = 20_000_000;
/** The store keeps what a browser sends under a type that nothing runs or shows. */
const NEUTRAL = "application/octet-stream";

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
        const { put } = await import("@vercel/blob/client");
        await put(pathname, file, {
          access: "private",
          token,
          contentType: NEUTRAL,
          multipart: file.size > IN_PARTS_BYTES,
          abortSignal: controller.signal,
          onUploadProgress: ({ loaded }) => setUpload({ kind: "sending", name: file.name, sentBytes: loaded, totalBytes: file.size }),
        });
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
