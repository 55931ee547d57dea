"use client";

import { useEffect, type ReactElement } from "react";
import { openEmbed } from "./open-embed";

/**
 * Lets the embeds of a page open in place. Without it, and for who asks for a new tab, they are the links that they
 * look like. One for a page; it waits for clicks on embeds that come later too.
 */
export function EmbedStarter(): ReactElement | null {
  useEffect(() => {
    const onClick = (event: MouseEvent): void => {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      const link = isPlain && !event.defaultPrevented && event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-frame]") : null;
      if (link && openEmbed(link)) event.preventDefault();
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  return null;
}
