import type { Decision } from "./decision";
import { manageBank, readBank, type BankFacts } from "./rules/banks";
import { editCourse, manageMedia, manageStudents, openStudio, ownCourse, publishCourse, readCourse, type CourseFacts, type CourseStaffFacts } from "./rules/catalog";
import {
  adminOnly,
  adminOrSystem,
  anyone,
  instructorOrAdmin,
  ownAccount,
  ownAccountOrAdmin,
  signedIn,
  systemOnly,
  type AccountFacts,
} from "./rules/identity";
import { openLesson, readEnrollment, writeProgress, type EnrollmentFacts, type LessonFacts } from "./rules/learning";
import { editPath, type PathFacts } from "./rules/paths";
import type { Viewer } from "./viewer";

/** Every action of the system and the one rule that decides it. A rule with facts cannot be asked without them. */
export const ACTIONS = {
  "auth.enter": anyone,
  "account.read": (viewer: Viewer, facts: AccountFacts) => ownAccountOrAdmin(viewer, facts),
  "account.update": (viewer: Viewer, facts: AccountFacts) => ownAccount(viewer, facts),
  "account.own": signedIn,
  "user.administer": adminOnly,

  "catalog.browse": anyone,
  "course.read": (viewer: Viewer, facts: CourseFacts) => readCourse(viewer, facts),
  "course.create": instructorOrAdmin,
  "course.update": (viewer: Viewer, facts: CourseFacts) => editCourse(viewer, facts),
  "course.studio": (viewer: Viewer, facts: CourseStaffFacts) => openStudio(viewer, facts),
  "course.publish": (viewer: Viewer, facts: CourseStaffFacts) => publishCourse(viewer, facts),
  "course.students": (viewer: Viewer, facts: CourseStaffFacts) => manageStudents(viewer, facts),
  "course.media": (viewer: Viewer, facts: CourseStaffFacts) => manageMedia(viewer, facts),
  "course.own": (viewer: Viewer, facts: CourseStaffFacts) => ownCourse(viewer, facts),

  "bank.own": instructorOrAdmin,
  "bank.read": (viewer: Viewer, facts: BankFacts) => readBank(viewer, facts),
  "bank.manage": (viewer: Viewer, facts: BankFacts) => manageBank(viewer, facts),

  "path.create": instructorOrAdmin,
  "path.update": (viewer: Viewer, facts: PathFacts) => editPath(viewer, facts),
  "path.follow": signedIn,

  "lesson.open": (viewer: Viewer, facts: LessonFacts) => openLesson(viewer, facts),
  "enrollment.own": signedIn,
  "enrollment.open": adminOrSystem,
  "enrollment.close": adminOrSystem,
  "enrollment.read": (viewer: Viewer, facts: EnrollmentFacts) => readEnrollment(viewer, facts),
  "progress.write": (viewer: Viewer, facts: EnrollmentFacts) => writeProgress(viewer, facts),

  "certificate.own": signedIn,
  "certificate.read": (viewer: Viewer, facts: AccountFacts) => ownAccountOrAdmin(viewer, facts),

  "order.create": signedIn,
  "order.own": signedIn,
  "order.read": (viewer: Viewer, facts: AccountFacts) => ownAccountOrAdmin(viewer, facts),
  "order.refund": adminOnly,
  "payments.administer": adminOnly,
  "payments.reconcile": adminOrSystem,

  "notification.own": signedIn,
  "system.run": systemOnly,
} satisfies Record<string, (viewer: Viewer, facts: never) => Decision>;

export type Action = keyof typeof ACTIONS;

type Rule<A extends Action> = (typeof ACTIONS)[A];

/** The facts that an action's rule needs, as a tuple: empty when it needs none. */
export type FactsOf<A extends Action> = Rule<A> extends (viewer: Viewer, facts: infer F) => Decision
  ? unknown extends F
    ? []
    : [facts: F]
  : [];
