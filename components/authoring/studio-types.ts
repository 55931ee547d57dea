export type { MergeStretch } from "@/lib/domain/merge-text";
export type {
  CourseImported,
  LessonEditor,
  LessonRevisionEntry,
  LessonText,
  PublishGate,
  PublishSchedule,
  QuestionsImported,
  QuizEditor,
  SaveLessonResult,
  SetAsideText,
  StudioCourse,
  StudioLesson,
  StudioModule,
  StudioRelease,
  TaughtCourse,
} from "@/server/authoring";
