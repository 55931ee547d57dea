import { ALLOW, firstOf, refuse, whenSignedIn, type Decision } from "../decision";
import { hasRole, type Viewer } from "../viewer";

export type AccountFacts = { userId: string };

/** One's own account; nobody else's, and others' accounts are not confirmed to exist. */
export function ownAccount(viewer: Viewer, facts: AccountFacts): Decision {
  return whenSignedIn(viewer, (user) => (user.userId === facts.userId ? ALLOW : refuse("not_yours", { hide: true })));
}

export function ownAccountOrAdmin(viewer: Viewer, facts: AccountFacts): Decision {
  return firstOf(adminOnly(viewer), ownAccount(viewer, facts));
}

export function signedIn(viewer: Viewer): Decision {
  return whenSignedIn(viewer, () => ALLOW);
}

export function adminOnly(viewer: Viewer): Decision {
  return whenSignedIn(viewer, () => (hasRole(viewer, "admin") ? ALLOW : refuse("role_required")));
}

export function instructorOrAdmin(viewer: Viewer): Decision {
  return whenSignedIn(viewer, () =>
    hasRole(viewer, "instructor") || hasRole(viewer, "admin") ? ALLOW : refuse("role_required"),
  );
}

export function systemOnly(viewer: Viewer): Decision {
  return viewer.kind === "system" ? ALLOW : refuse("system_only", { hide: true });
}

/** A person with power, or one of our jobs. */
export function adminOrSystem(viewer: Viewer): Decision {
  return viewer.kind === "system" ? ALLOW : adminOnly(viewer);
}

export function anyone(): Decision {
  return ALLOW;
}
