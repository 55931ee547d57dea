import { useEffect, useRef, useState } from "react";
import type { CallResult, Refusal } from "@/lib/client/call-procedure";
import type { FileRefusal } from "@/lib/domain/course-file";

/** A file on its way, or why it is not. */
export type Upload =
  | { kind: "idle" }
  | { kind: "unfit"; name: string; why: FileRefusal }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "sending"; name: string; sentBytes: number; totalBytes: number }
  | { kind: "broken"; name: string };

type Offer = { name: string; bytes: number };

export type UploadSteps = {
  /** Why a file cannot be taken, by its name and its size; null where it can. */
  refuse: (offer: Offer) => FileRefusal | null;
  /** Asks for a place in the file store. */
  start: (offer: Offer) => Promise<CallResult<{ fileId: string; pathname: string; token: string }>>;
  /** Says that the file is there. */
  confirm: (fileId: string) => Promise<CallResult<unknown>>;
  /** Gives the place back when the file did not get there. */
  giveUp?: (fileId: string) => Promise<unknown>;
  /** The file is there, whether or not it was taken. */
  onSent: (fileId: string) => void;
};

/** Sends a chosen file straight to the file store. What it is called and how large it is are looked at before it is sent. */
export function useUpload({ refuse, start, confirm, giveUp, onSent }: UploadSteps) {
  const [upload, setUpload] = useState<Upload>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function send(file: File): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { name, size } = file;
    const why = refuse({ name: name.normalize("NFC"), bytes: size });
    if (why) return setUpload({ kind: "unfit", name, why });
    const onProgress = (sentBytes: number): void => setUpload({ kind: "sending", name, sentBytes, totalBytes: size });
    onProgress(0);
    const started = await start({ name, bytes: size });
    if (controller.signal.aborted) return;
    if (!started.ok) return setUpload({ kind: "refused", refusal: started.refusal });
    const { fileId, pathname, token } = started.data;
    try {
      const { sendToStore } = await import("@/server/vendors/files/browser");
      await sendToStore(file, { pathname, token, signal: controller.signal, onSent: onProgress });
    } catch {
      await giveUp?.(fileId);
      return setUpload(controller.signal.aborted ? { kind: "idle" } : { kind: "broken", name });
    }
    const confirmed = await confirm(fileId);
    setUpload(confirmed.ok ? { kind: "idle" } : { kind: "refused", refusal: confirmed.refusal });
    onSent(fileId);
  }

  return { upload, send, cancel: () => running.current?.abort() };
}
