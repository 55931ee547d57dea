import type { CaptionDraftEntry, CaptionEntry } from "./media/dto";
import type { CaptionCue, CaptionProblem } from "@/lib/captions/caption-cue";
import type { FileRefusal } from "@/lib/domain/course-file";
import type { LessonText } from "@/lib/domain/merge-lesson";
import type { MergeStretch } from "@/lib/domain/merge-text";
import type { CompletionSetting } from "@/lib/domain/completion";
import type { GateCode, PublishProblem } from "@/lib/domain/publish-gate";
import type { ReleaseDifference } from "@/lib/domain/release-difference";
import type { BundleItem } from "@/server/bundles";
import type { CertificateDesign, CertificateTemplate } from "@/lib/schemas/certificate-design";
import type { CollaboratorPermissions, LessonBase } from "@/lib/schemas/authoring-studio";
import type { CourseStatus, FileState, LessonKind, PackageStandard, VideoStatus } from "@/prisma/generated/enums";
import type { CourseDetail } from "./course-detail";
import type { ChangeKind } from "./draft/change-kinds";
import type { LinkOverview } from "./links/dto";

/** Instants are ISO 8601 texts in UTC, days are `YYYY-MM-DD`, amounts are minor units. */
export type TaughtCourse = {
  courseId: string;
  slug: string;
  title: string;
  topicSlug: string;
  status: CourseStatus;
  /** Number of the release on sale or last sold; null before the first. */
  releaseNumber: number | null;
  /** The draft says something that the release does not. True for a course that was never published. */
  hasDraftChanges: boolean;
  students: number;
  /** Learners who finished, 0 to 1; null without learners. */
  completionShare: number | null;
  /** What was paid less what was refunded, one entry a currency. Null for whom it does not concern: owners and administrators see it. */
  revenue: { amount: number; currency: string }[] | null;
  ratingCount: number;
  /** 1 to 5; null without reviews. */
  rating: number | null;
  updatedAt: string;
  viewerCan: CollaboratorPermissions;
};

export type StudioLesson = {
  lessonId: string;
  slug: string;
  title: string;
  kind: LessonKind;
  durationSeconds: number;
  isPreview: boolean;
  revision: number;
  /** Null when it is not a video or none was chosen. */
  videoStatus: VideoStatus | null;
  /** It is in the release on sale. */
  isReleased: boolean;
  /** What the publish gate has against it. */
  problems: GateCode[];
};

export type StudioModule = {
  moduleId: string;
  number: number;
  title: string;
  objective: string;
  hours: number;
  week: number | null;
  startsOn: string | null;
  endsOn: string | null;
  opensOn: string | null;
  opensAfterDays: number | null;
  topics: string[];
  sessions: { heldOn: string; name: string; hours: number }[];
  problems: GateCode[];
  lessons: StudioLesson[];
};

/** A course's certificates, and the designs of others to begin from. */
export type CertificateEditor = { template: CertificateTemplate; others: { courseId: string; title: string; design: CertificateDesign }[] };

export type Collaborator = {
  instructorId: string;
  slug: string;
  name: string;
  photoUrl: string | null;
  isOwner: boolean;
  permissions: CollaboratorPermissions;
};

export type StudioRelease = {
  releaseId: string;
  number: number;
  notes: string;
  lessonCount: number;
  totalSeconds: number;
  publishedAt: string;
  publishedBy: string | null;
  isCurrent: boolean;
  students: number;
};

export type PublishSchedule = {
  scheduleId: string;
  publishAt: string;
  state: "waiting" | "published" | "cancelled" | "refused";
  /** Codes of the gate that stood in its way. */
  problems: string[];
  requestedBy: string | null;
};

export type StudioCourse = {
  /** Every field of the course, its topic, tags and prerequisites. */
  course: Omit<CourseDetail, "modules" | "instructors" | "viewerCan" | "release">;
  modules: StudioModule[];
  collaborators: Collaborator[];
  releases: StudioRelease[];
  /** The last one that was asked for, whatever became of it. */
  schedule: PublishSchedule | null;
  hasDraftChanges: boolean;
  /** The PDF on its page that anybody may read before they enrol. */
  syllabus: { name: string; bytes: number } | null;
  undo: { kind: ChangeKind } | null;
  redo: { kind: ChangeKind } | null;
  viewerCan: CollaboratorPermissions & { collaborators: boolean };
};

export type { LessonText };

export type LessonEditor = LessonText & {
  lessonId: string;
  courseId: string;
  moduleId: string;
  slug: string;
  kind: LessonKind;
  /** Send it back with what is typed upon it. */
  base: LessonBase;
  savedAt: string;
  savedBy: string | null;
  isReleased: boolean;
  completion: CompletionSetting;
  /** What the viewer typed and could not be merged: kept until a save settles it. */
  setAside: SetAsideText[];
};

/** A version of the file that a lesson hands out. */
export type LessonFileVersion = {
  fileId: string;
  number: number;
  name: string;
  state: FileState;
  bytes: number;
  refusal: FileRefusal | null;
  /** What in the file is meant. */
  refusalDetail: string;
  isScanned: boolean;
  uploadedBy: string | null;
  createdAt: string;
  /** Its bytes are gone. */
  isRemoved: boolean;
  /** A release hands it out. */
  isReleased: boolean;
};

export type LessonFiles = {
  /** What the draft hands out. */
  currentId: string | null;
  versions: LessonFileVersion[];
  maxBytes: number;
  /** Whether a virus scanner is set up. */
  isScanned: boolean;
  canEdit: boolean;
  /** What the draft plays, of a lesson that plays a package; null until one is unpacked. */
  package: LessonPackage | null;
};

export type LessonPackage = { standard: PackageStandard; title: string; parts: { id: string; title: string }[]; part: string; bytes: number; fileCount: number };

export type LessonVideoState = {
  videoId: string;
  status: VideoStatus;
  durationSeconds: number | null;
  failureReason: string | null;
  /** What the file was called; empty when it came another way. */
  fileName: string;
  posterSeconds: number | null;
  captions: CaptionEntry[];
  captionDrafts: CaptionDraftEntry[];
  /** Languages, as their names read, in which the video whose place this one took has captions and this one none. */
  formerCaptions: string[];
};

export type LessonUpload = { videoId: string; status: VideoStatus; failureReason: string | null; fileName: string };

export type LessonMedia = { video: LessonVideoState | null; upload: LessonUpload | null; canManage: boolean };

export type StudioPlayback = { hls: string; poster: string; storyboard: string; expiresAt: string };

export type CaptionEditor = {
  captionId: string;
  language: string;
  label: string;
  /** Of the newest one, whichever version the cues are of: a save names it. */
  version: number;
  cues: CaptionCue[];
  /** Newest first. */
  versions: { number: number; savedAt: string; savedBy: string | null }[];
};

/** `notes` say what was repaired and what a browser may not show. */
export type AddedCaptions = { state: "stored"; captionId: string; cues: number; notes: CaptionProblem[] } | { state: "refused"; problems: CaptionProblem[] };

export type SetAsideText = { setAsideId: string; savedAt: string; text: LessonText };

export type LessonRevisionEntry = {
  revision: number;
  title: string;
  bodyLength: number;
  createdAt: string;
  createdBy: string | null;
  /** Numbers of the releases that say this. */
  releases: number[];
};

/** What became of each part of a source of courses. */
export type CourseImported = {
  format: string;
  items: BundleItem[];
  summary: Record<BundleItem["status"], number>;
  /** The courses that it went into; none after a dry run. The first is the one that the others translate. */
  courses: { courseId: string; slug: string }[];
  /** Courses of the same addresses that the viewer may edit: it could go into them. */
  existing: { courseId: string; slug: string; title: string }[];
};

/** A file of a course's folder that says something else than the course: as the folder stands to the course. */
export type CourseDifference = { path: string; change: "added" | "removed" | "changed" | "refused"; reason: string | null };

export type SaveLessonResult =
  /** `merged`: the other's words are in `text` too, which the editor should show. */
  | { state: "saved" | "merged"; base: LessonBase; savedAt: string; text: LessonText }
  /** Nothing was overwritten. Both whole texts are here, and `mine` is kept as `setAsideId`. */
  | { state: "conflict"; base: LessonBase; fields: (keyof LessonText)[]; mine: LessonText; theirs: LessonText; body: MergeStretch[]; theirsBy: string | null; setAsideId: string };

export { CHANGE_KINDS, type ChangeKind } from "./draft/change-kinds";

export type CourseChange = {
  changeId: string;
  kind: ChangeKind;
  at: string;
  by: string | null;
  /** What it was done to, by its name at that time; `count` when there were several. */
  subject: { title: string; count: number; lessonId: string | null; moduleId: string | null; revision: number | null; fields: string[] };
  isUndone: boolean;
  canRestore: boolean;
};

export type ChangesPage = { items: CourseChange[]; nextCursor: string | null };

export type PublishGate = {
  blocking: PublishProblem[];
  advice: PublishProblem[];
  nextNumber: number;
  /** What the release on sale would become. */
  difference: ReleaseDifference;
  impact: {
    /** Learners with access on each release, newest first. */
    releases: { number: number; students: number; inProgress: number }[];
    /** They stay where they are and are offered the new release. */
    offered: number;
    /** They finished and stay finished. */
    finished: number;
  };
  links: LinkOverview;
};

/** What an outline operation answers. The page asks for the outline again, or applies the same move by itself. */
export type OutlineChanged = { changeId: string };

export type UndoResult = { state: "done" | "nothing" | "conflict"; changeId: string | null; kind: ChangeKind | null };
