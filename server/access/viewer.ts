import type { Locale } from "@/lib/i18n/locales";

export type RoleName = "student" | "instructor" | "admin";

/** Who asks. Roles are facts read from the database for this request, never from a cookie. */
export type Viewer = AnonymousViewer | UserViewer | SystemViewer;

export type AnonymousViewer = { kind: "anonymous" };

export type UserViewer = {
  kind: "user";
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  roles: readonly RoleName[];
  /** The teacher's profile behind this account, when there is one. */
  instructorId: string | null;
  locale: Locale;
  timeZone: string;
};

/** A job of ours, named for the log and the audit. It may do what its use case does and nothing else. */
export type SystemViewer = { kind: "system"; name: string };

export const anonymous: AnonymousViewer = { kind: "anonymous" };

export function system(name: string): SystemViewer {
  return { kind: "system", name };
}

export function hasRole(viewer: Viewer, role: RoleName): boolean {
  return viewer.kind === "user" && viewer.roles.includes(role);
}
