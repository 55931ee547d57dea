import { useState, useSyncExternalStore } from "react";
import { callProcedure, isUnreachable } from "@/lib/client/call-procedure";
import { deviceStorage } from "@/lib/client/device-storage";
import type { LessonAddress } from "@/lib/schemas/learning";
import { useRetry } from "../use-retry";
import { createDraftOutbox, type DraftOutbox, type DraftSent, type DraftState, type StoredDraft } from "./draft-outbox";

/** The draft of an assignment: what the school holds, what is on its way, and what waits on this device. */
export function useDraft(address: LessonAddress, kept: StoredDraft): { state: DraftState; outbox: DraftOutbox } {
  const [outbox] = useState(() =>
    createDraftOutbox({
      key: `criterio:draft:${address.courseSlug}:${address.lessonSlug}`,
      kept,
      send: (draft) => send(address, draft),
      storage: deviceStorage(),
    }),
  );
  const [atFirst] = useState<DraftState>(() => ({ draft: { text: kept.text, links: kept.links }, sequence: kept.sequence, saving: "saved", theirs: null }));
  // What waits on this device is not in the server's page: the first render is the server's.
  const state = useSyncExternalStore(outbox.subscribe, outbox.read, () => atFirst);
  useRetry(outbox.retry);
  return { state, outbox };
}

async function send(address: LessonAddress, draft: StoredDraft): Promise<DraftSent> {
  const result = await callProcedure("assessment", "saveDraft", { ...address, ...draft });
  if (result.ok) return result.data;
  return { state: isUnreachable(result.refusal) ? "unreachable" : "refused" };
}
