export { mediaEvent, mediaEventSchemas, type MediaEventName } from "./events";
export { toTranscript, type TranscriptCue } from "./transcript";
export { applyVideoEvent } from "./use-cases/apply-video-event";
export { recordVideoWebhook } from "./use-cases/record-video-webhook";
export { startUpload, type StartedUpload } from "./use-cases/start-upload";
