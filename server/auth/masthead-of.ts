import { can, type Viewer } from "@/server/access";

/** What the masthead of signed-in pages says of who is there, and where it lets them go. */
export function mastheadOf(viewer: Viewer): { name: string | null; canAdminister: boolean; canTeach: boolean } {
  return {
    name: viewer.kind === "user" ? viewer.name : null,
    canAdminister: can(viewer, "payments.administer"),
    canTeach: can(viewer, "course.create"),
  };
}
