import { useEffect, useState, useSyncExternalStore } from "react";
import { callProcedure } from "@/lib/client/call-procedure";
import type { LessonAddress } from "@/lib/schemas/learning";
import { createDraftOutbox, type DraftOutbox, type DraftSent, type DraftState, type StoredDraft } from "./draft-outbox";

/** The draft of an assignment: what the school holds, what is on its way, and what waits on this device. */
export function useDraft(address: LessonAddress, kept: StoredDraft): { state: DraftState; outbox: DraftOutbox } {
  const [outbox] = useState(() =>
    createDraftOutbox({
      key: `criterio:draft:${address.courseSlug}:${address.lessonSlug}`,
      kept,
      send: (draft) => send(address, draft),
      storage: typeof localStorage === "undefined" ? null : deviceStorage(),
    }),
  );
  const [atFirst] = useState<DraftState>(() => ({ draft: { text: kept.text, links: kept.links }, sequence: kept.sequence, saving: "saved", theirs: null }));
  // What waits on this device is not in the server's page: the first render is the server's.
  const state = useSyncExternalStore(outbox.subscribe, outbox.read, () => atFirst);
  useEffect(() => {
    outbox.retry();
    window.addEventListener("online", outbox.retry);
    window.addEventListener("pagehide", outbox.retry);
    return () => {
      window.removeEventListener("online", outbox.retry);
      window.removeEventListener("pagehide", outbox.retry);
    };
  }, [outbox]);
  return { state, outbox };
}

async function send(address: LessonAddress, draft: StoredDraft): Promise<DraftSent> {
  const result = await callProcedure("assessment", "saveDraft", { ...address, ...draft });
  if (result.ok) return result.data;
  return { state: result.refusal.code === "server.unavailable" || result.refusal.code === "rate.too_many" ? "unreachable" : "refused" };
}

/** Storage may be blocked: asking for it throws then. */
function deviceStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
