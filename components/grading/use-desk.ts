import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { toast } from "@/components/ui/toaster";
import type { CallResult, Refusal } from "@/lib/client/call-procedure";

type Doors<Data, Draft, Act, State> = {
  /** What the school held when the page was opened. */
  given: Data;
  draftOf: (data: Data) => Draft;
  versionOf: (data: Data) => number;
  send: (draft: Draft, version: number, act: Act) => Promise<CallResult<{ version: number; state: State }>>;
  /** Asks what the school holds now. */
  ask: () => Promise<CallResult<Data>>;
  told: (state: State) => string;
};

/** What a teacher has thought of something so far, with its saves; of two graders, the later one is told. */
export function useDesk<Data, Draft, Act, State>({ given, draftOf, versionOf, send, ask, told }: Doors<Data, Draft, Act, State>) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>(() => draftOf(given));
  const [version, setVersion] = useState(() => versionOf(given));
  const [isDirty, setIsDirty] = useState(false);
  const [busy, setBusy] = useState<Act | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const edits = useRef(0);
  const change = (next: (before: Draft) => Draft): void => {
    edits.current += 1;
    setDraft(next);
    setIsDirty(true);
  };
  /** Null when it was saved, else why not. */
  const save = async (act: Act): Promise<Refusal | null> => {
    setBusy(() => act);
    const sent = edits.current;
    const result = await send(draft, version, act);
    setBusy(null);
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return result.refusal;
    setVersion(result.data.version);
    // What was typed while it was sent is not kept yet.
    setIsDirty(edits.current !== sent);
    toast(told(result.data.state));
    router.refresh();
    return null;
  };
  /** Two graders: go on with one's own upon the other's, or with the other's. */
  const settle = async (choice: "mine" | "theirs"): Promise<void> => {
    const now = await ask();
    if (!now.ok) return;
    setVersion(versionOf(now.data));
    if (choice === "theirs") setDraft(draftOf(now.data));
    setIsDirty(choice === "mine");
    setRefusal(null);
  };
  return { draft, change, save, settle, isDirty, busy, refusal };
}
