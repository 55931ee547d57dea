import { ALLOW, firstOf, refuse, whenSignedIn, type Decision } from "../decision";
import { hasRole, type Viewer } from "../viewer";
import { adminOnly } from "./identity";

export type CourseFacts = {
  /** Published, in progress or completed, and not deleted: everybody may know that it exists. */
  isPublic: boolean;
  /** Profiles that teach it. */
  instructorIds: readonly string[];
  /** Profiles among them that may edit it. */
  editorIds: readonly string[];
};

export function readCourse(viewer: Viewer, facts: CourseFacts): Decision {
  if (facts.isPublic) return ALLOW;
  const inside = firstOf(adminOnly(viewer), teaches(viewer, facts.instructorIds));
  return inside.allowed ? ALLOW : refuse("not_published", { hide: true });
}

/** Editors of the course and admins. Strangers learn that a draft exists no more than from a missing one. */
export function editCourse(viewer: Viewer, facts: CourseFacts): Decision {
  const decision = firstOf(adminOnly(viewer), teaches(viewer, facts.editorIds));
  if (decision.allowed || facts.isPublic || viewer.kind === "anonymous") return decision;
  return refuse("not_yours", { hide: true });
}

function teaches(viewer: Viewer, instructorIds: readonly string[]): Decision {
  return whenSignedIn(viewer, (user) =>
    user.instructorId !== null && hasRole(user, "instructor") && instructorIds.includes(user.instructorId)
      ? ALLOW
      : refuse("not_yours"),
  );
}
