import { clsx, type ClassValue } from "clsx";

/**
 * Joins class names. It does not weigh one Tailwind utility against another: our component classes live in the layer
 * below the utilities, so a utility that a caller passes wins by the cascade, and client leaves carry no merge table.
 */
export function cn(...inputs: ClassValue[]): string {
  return clsx(inputs);
}
