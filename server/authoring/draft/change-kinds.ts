/** What can happen to a course, as its history names it. Each has its words in `studio-home`. */
export const CHANGE_KINDS = [
  "course_created", "course_changed", "syllabus_added", "syllabus_removed", "certificate_changed", "course_published", "course_unpublished", "course_archived", "publish_scheduled", "schedule_cancelled",
  "module_added", "module_changed", "module_moved", "module_deleted", "module_duplicated",
  "lesson_added", "lesson_changed", "lessons_moved", "lessons_deleted", "lesson_duplicated", "lesson_saved", "lesson_restored", "file_attached", "file_restored", "package_attached", "part_chosen", "quiz_changed", "assignment_changed", "questions_imported", "course_imported", "change_restored",
  "video_attached", "captions_changed", "live_changed",
  "collaborator_added", "collaborator_changed", "collaborator_removed",
  "translation_created", "translation_linked", "translation_unlinked", "translation_paired", "translation_noted",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
