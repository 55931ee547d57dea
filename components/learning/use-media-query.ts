import { useSyncExternalStore } from "react";

/** Whether a media query holds; null on the server and in the first render, where nobody knows yet. */
export function useMediaQuery(query: string): boolean | null {
  return useSyncExternalStore<boolean | null>(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
    () => null,
  );
}
