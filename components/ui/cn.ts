import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Joins class names; a later Tailwind utility replaces an earlier one of the same kind, our own sizes and shadows included. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}

const merge = extendTailwindMerge({
  extend: { theme: { text: ["read"], shadow: ["lift", "over"], leading: ["ui", "read"] } },
});
