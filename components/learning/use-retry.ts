import { useEffect } from "react";

/** Sends what waits when the page opens, when the network is back, and before the page goes away. `retry` stays the same function. */
export function useRetry(retry: () => void): void {
  useEffect(() => {
    retry();
    window.addEventListener("online", retry);
    window.addEventListener("pagehide", retry);
    return () => {
      window.removeEventListener("online", retry);
      window.removeEventListener("pagehide", retry);
    };
  }, [retry]);
}
