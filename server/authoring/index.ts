export { coursePublished, type CoursePublished } from "./events";
export { loadCourseFacts } from "./facts";
export { publishCourse } from "./use-cases/publish-course";
