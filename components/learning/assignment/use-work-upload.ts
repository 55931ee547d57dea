import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { extensionOf, refuseFile, type FileRefusal } from "@/lib/domain/course-file";
import type { LessonAddress } from "@/lib/schemas/learning";

export type WorkUpload =
  | { kind: "idle" }
  | { kind: "unfit"; name: string; why: FileRefusal }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "sending"; name: string; sentBytes: number; totalBytes: number }
  | { kind: "broken"; name: string };

type Limits = { address: LessonAddress; kinds: readonly string[]; maxBytes: number };

/** Sends a chosen file straight to the file store. Its name, kind and size are looked at before it is sent. */
export function useWorkUpload({ address, kinds, maxBytes }: Limits) {
  const router = useRouter();
  const [upload, setUpload] = useState<WorkUpload>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const send = useCallback(
    async (file: File): Promise<void> => {
      const controller = new AbortController();
      running.current = controller;
      const name = file.name.normalize("NFC");
      const why = refuseFile({ name, bytes: file.size, maxBytes }) ?? (kinds.length > 0 && !kinds.includes(extensionOf(name)) ? "type_unknown" : null);
      if (why) return setUpload({ kind: "unfit", name: file.name, why });
      setUpload({ kind: "sending", name: file.name, sentBytes: 0, totalBytes: file.size });
      const started = await callProcedure("assessment", "startWorkFile", { ...address, name: file.name, bytes: file.size });
      if (controller.signal.aborted) return;
      if (!started.ok) return setUpload({ kind: "refused", refusal: started.refusal });
      const { fileId, pathname, token } = started.data;
      try {
        const { sendToStore } = await import("@/server/vendors/files/browser");
        const onSent = (sentBytes: number): void => setUpload({ kind: "sending", name: file.name, sentBytes, totalBytes: file.size });
        await sendToStore(file, { pathname, token, signal: controller.signal, onSent });
      } catch {
        await callProcedure("assessment", "removeWorkFile", { fileId });
        return setUpload(controller.signal.aborted ? { kind: "idle" } : { kind: "broken", name: file.name });
      }
      const confirmed = await callProcedure("assessment", "confirmWorkFile", { fileId });
      setUpload(confirmed.ok ? { kind: "idle" } : { kind: "refused", refusal: confirmed.refusal });
      router.refresh();
    },
    [address, kinds, maxBytes, router],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { upload, send, cancel };
}
