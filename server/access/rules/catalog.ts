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

/** What each of a course's teachers may do in it. An owner has every right. */
export type CourseStaffFacts = CourseFacts & {
  ownerIds: readonly string[];
  publisherIds: readonly string[];
  studentManagerIds: readonly string[];
  mediaEditorIds: readonly string[];
};

export function readCourse(viewer: Viewer, facts: CourseFacts): Decision {
  if (facts.isPublic) return ALLOW;
  const inside = firstOf(adminOnly(viewer), teaches(viewer, facts.instructorIds));
  return inside.allowed ? ALLOW : refuse("not_published", { hide: true });
}

/** Editors of the course and admins. Strangers learn that a draft exists no more than from a missing one. */
export function editCourse(viewer: Viewer, facts: CourseFacts): Decision {
  return workOn(viewer, facts, facts.editorIds);
}

/** Puts the draft on sale, takes the course off sale, archives it. */
export function publishCourse(viewer: Viewer, facts: CourseStaffFacts): Decision {
  return workOn(viewer, facts, facts.publisherIds);
}

export function manageStudents(viewer: Viewer, facts: CourseStaffFacts): Decision {
  return workOn(viewer, facts, facts.studentManagerIds);
}

/** Brings, replaces and captions what is played in it. */
export function manageMedia(viewer: Viewer, facts: CourseStaffFacts): Decision {
  return workOn(viewer, facts, facts.mediaEditorIds);
}

/** Names who else works on the course, and sees what it earns. */
export function ownCourse(viewer: Viewer, facts: CourseStaffFacts): Decision {
  return workOn(viewer, facts, facts.ownerIds);
}

/** Comes into the studio of the course: whoever has a right there, each of which is checked where it is used. */
export function openStudio(viewer: Viewer, facts: CourseStaffFacts): Decision {
  return workOn(viewer, facts, [...facts.editorIds, ...facts.publisherIds, ...facts.studentManagerIds, ...facts.mediaEditorIds]);
}

function workOn(viewer: Viewer, { isPublic }: CourseFacts, allowedIds: readonly string[]): Decision {
  const decision = firstOf(adminOnly(viewer), teaches(viewer, allowedIds));
  if (decision.allowed || isPublic || viewer.kind === "anonymous") return decision;
  return refuse("not_yours", { hide: true });
}

function teaches(viewer: Viewer, instructorIds: readonly string[]): Decision {
  return whenSignedIn(viewer, (user) =>
    user.instructorId !== null && hasRole(user, "instructor") && instructorIds.includes(user.instructorId)
      ? ALLOW
      : refuse("not_yours"),
  );
}
