export type { Author, GradingQueue, Mark, Marking, QueuedSubmission, StudentWork } from "./dto";
export { gradesEventSchemas } from "./events";
export { getMarking } from "./queries/get-marking";
export { listStudentWork } from "./queries/list-student-work";
export { listSubmissions } from "./queries/list-submissions";
export { tellGrade } from "./use-cases/tell-grade";
