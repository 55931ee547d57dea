import type { BundleItem } from "@/server/bundles";

/** What of a course cannot be taken into this school as its folder says it. */
export class ImportNotes {
  readonly items: BundleItem[] = [];

  add(path: string, kind: string, reason: string): void {
    this.items.push({ path, kind, status: "converted", reason });
  }
}
