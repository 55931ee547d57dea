import type { z } from "zod";
import { ImportRefused } from "@/server/content-formats";
import type { BundleItem } from "./types";

/** Gathers what becomes of each part of a source. */
export class BundleReport {
  readonly items: BundleItem[] = [];

  imported(path: string, kind: string, notes: readonly string[] = []): void {
    this.items.push({ path, kind, status: notes.length === 0 ? "imported" : "converted", reason: notes.length === 0 ? null : [...new Set(notes)].join(" ") });
  }

  refused(path: string, kind: string, reason: string): void {
    this.items.push({ path, kind, status: "refused", reason });
  }

  /** What reading one part refuses, and what breaks it, concerns that part: then it answers null. */
  attempt<T>(path: string, kind: string, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      this.refused(path, kind, reasonOf(error));
      return null;
    }
  }
}

/** Throws ImportRefused with what is wrong and where. */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ImportRefused(parsed.error.issues.slice(0, 3).map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message)).join("; "));
}

/** Why something cannot be read. Rethrows what is a fault of ours. */
export function reasonOf(error: unknown): string {
  if (error instanceof ImportRefused) return error.line === null ? error.message : `Line ${error.line}: ${error.message}`;
  if (error instanceof RangeError) return "It is nested too deeply or its numbers are too large.";
  throw error;
}
