"use client";

import type { ReactElement } from "react";
import { Button } from "./button";
import { SunMoon } from "./icons";

const YEAR_SECONDS = 31_536_000;

/**
 * Switches between light and dark and remembers it: in local storage for `/first.js`, which applies it before the first
 * paint, and in a cookie for pages that the server renders for each request. Until then the system decides.
 */
export function ThemeToggle({ label }: { label: string }): ReactElement {
  return (
    <Button variant="quiet" iconOnly aria-label={label} onClick={switchTheme}>
      <SunMoon size="alone" />
    </Button>
  );
}

function switchTheme(): void {
  const root = document.documentElement;
  const current = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const next = current === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  document.cookie = `theme=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  try {
    localStorage.setItem("theme", next);
  } catch {
    // Storage may be blocked; the cookie above is enough.
  }
}
