export { BASE_PATH, answerRequest } from "./answer-request";
export type { AnyEndpoint, Endpoint, Method } from "./endpoint";
export { openApiDocument } from "./openapi-document";
export { ENDPOINTS } from "./registry";
