export type {
  CatalogPage,
  CourseCard,
  CourseLanding,
  FacetCount,
  FacetName,
  InstructorCard,
  InstructorPage,
  ListedPrice,
  Localized,
  OutlineLesson,
  OutlineModule,
  Suggestion,
} from "./dto";
export { cardOf, cardSelect, faqSchema } from "./dto";
export { catalogEventSchemas } from "./events";
export { findNextPriceChange } from "./queries/find-next-price-change";
export { indexCourse, indexCourses } from "./index-course";
export {
  readCatalogPage,
  readCourseLanding,
  readInstructor,
  readLegalDocument,
  readLegalDocuments,
  readMovedCourse,
  readSitemap,
  readTopics,
} from "./public-readers";
export { PUBLIC_COURSE } from "./queries/catalog-where";
export { listCourses } from "./queries/list-courses";
export { searchCourses } from "./queries/search-courses";
export type { TopicName } from "./queries/list-topics";
export { suggestCourses } from "./use-cases/suggest-courses";
