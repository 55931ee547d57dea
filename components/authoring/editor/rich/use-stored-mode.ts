"use client";

import { useSyncExternalStore } from "react";

export type EditorMode = "visual" | "markdown";

const KEY = "criterio.editor-mode";
const CHANGED = "criterio:editor-mode";

/** How this person writes, kept on this device; null while the page does not know yet. Who never chose writes visually. */
export function useStoredMode(): [EditorMode | null, (mode: EditorMode) => void] {
  return [useSyncExternalStore(subscribe, read, () => null), write];
}

/** Chosen where nothing can be kept: holds as long as the page. */
let chosen: EditorMode | null = null;

function read(): EditorMode {
  try {
    return (chosen ?? localStorage.getItem(KEY)) === "markdown" ? "markdown" : "visual";
  } catch {
    return chosen ?? "visual";
  }
}

function write(mode: EditorMode): void {
  chosen = mode;
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // A full or forbidden store: the choice lives in the page.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}
