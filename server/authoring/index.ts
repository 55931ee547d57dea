export { getCourseDetail, type CourseDetail } from "./course-detail";
export { courseChanged, coursePublished, type CourseChanged, type CoursePublished } from "./events";
export { loadCourseFacts } from "./facts";
export { addLesson, type AddedLesson } from "./use-cases/add-lesson";
export { archiveCourse } from "./use-cases/archive-course";
export { createCourse } from "./use-cases/create-course";
export { publishCourse } from "./use-cases/publish-course";
export { updateCourse } from "./use-cases/update-course";
