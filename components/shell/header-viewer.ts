import type { Viewer } from "@/server/access";

export type HeaderViewer = { name: string; isInstructor: boolean; isAdmin: boolean } | null;

/** What a signed-in page's header shows of its viewer; the session is read already, so it costs no statement. */
export function headerViewerOf(viewer: Viewer): HeaderViewer {
  if (viewer.kind !== "user") return null;
  return { name: viewer.name, isInstructor: viewer.roles.includes("instructor"), isAdmin: viewer.roles.includes("admin") };
}
