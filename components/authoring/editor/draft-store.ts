import { z } from "zod";
import { lessonBaseSchema } from "@/lib/schemas/authoring-studio";
import type { KeptDraft } from "./autosave";

const text = z.object({ title: z.string(), summary: z.string(), body: z.string(), durationSeconds: z.number(), isPreview: z.boolean() });
const keptDraft = z.object({
  base: lessonBaseSchema,
  text,
  attempt: z.object({ saveKey: z.string(), base: lessonBaseSchema, text, resolves: z.string().nullable() }).nullable(),
});

const PAUSE_MS = 200;

/**
 * Keeps what one person typed into one lesson in this tab, across crashes and days without network. Writes follow the
 * typing by 200 ms at most, and at once when the page goes to the background. Tabs do not write over each other.
 */
export function openDraftStore(userId: string, lessonId: string) {
  const prefix = `criterio.lesson-draft.${userId}.${lessonId}.`;
  const key = prefix + tabName();
  let pending: KeptDraft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasRoom = true;

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!pending) return;
    try {
      localStorage.setItem(key, JSON.stringify(pending));
      hasRoom = true;
    } catch {
      hasRoom = false;
    }
    pending = null;
  };

  return {
    /** This tab's draft, or one that another tab left behind, which becomes this one's. */
    find(): KeptDraft | null {
      try {
        const left = Object.keys(localStorage).find((name) => name.startsWith(prefix) && name !== key);
        const name = localStorage.getItem(key) === null && left ? left : key;
        const stored = localStorage.getItem(name);
        if (name !== key && stored !== null) {
          localStorage.setItem(key, stored);
          localStorage.removeItem(name);
        }
        return keptDraft.safeParse(JSON.parse(stored ?? "null")).data ?? null;
      } catch {
        return null;
      }
    },
    /** False when the last write found no room. */
    keep(draft: KeptDraft): boolean {
      pending = draft;
      timer ??= setTimeout(write, PAUSE_MS);
      return hasRoom;
    },
    write,
    forget(): void {
      clearTimeout(timer);
      timer = undefined;
      pending = null;
      try {
        localStorage.removeItem(key);
      } catch {
        hasRoom = false;
      }
    },
  };
}

/** A name that a tab keeps through reloads and crashes. */
function tabName(): string {
  const known = sessionStorage.getItem("criterio.tab");
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem("criterio.tab", made);
  return made;
}
