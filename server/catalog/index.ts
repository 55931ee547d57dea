export { indexCourse } from "./index-course";
