import { ALLOW, firstOf, refuse, whenSignedIn, type Decision } from "../decision";
import { hasRole, type Viewer } from "../viewer";
import { adminOnly } from "./identity";

export type PathFacts = {
  /** Who made it. */
  ownerId: string;
  /** Everybody may know that it exists. */
  isPublic: boolean;
};

/** Whoever made the path and teaches, and admins. Others learn of a draft no more than of a missing one. */
export function editPath(viewer: Viewer, { ownerId, isPublic }: PathFacts): Decision {
  return firstOf(
    adminOnly(viewer),
    whenSignedIn(viewer, (user) => (hasRole(user, "instructor") && user.userId === ownerId ? ALLOW : refuse("not_yours", { hide: !isPublic }))),
  );
}
