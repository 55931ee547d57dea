export type { MergeStretch } from "@/lib/domain/merge-text";
export type {
  LessonEditor,
  LessonRevisionEntry,
  LessonText,
  PublishGate,
  PublishSchedule,
  SaveLessonResult,
  SetAsideText,
  StudioCourse,
  StudioLesson,
  StudioModule,
  StudioRelease,
  TaughtCourse,
} from "@/server/authoring";
