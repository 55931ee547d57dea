import type files from "@/messages/es/course-files.json";
import type live from "@/messages/es/live.json";
import type messages from "@/messages/es/learning.json";

/** The player's texts, with `{names}` still open: `t.raw("player")` on the server, `fill` in the browser. */
export type PlayerLabels = (typeof messages)["player"];
export type NoteLabels = (typeof messages)["notes"];
export type TranscriptLabels = (typeof messages)["transcript"];
export type ArticleLabels = (typeof messages)["article"];
export type FileLabels = (typeof files)["learner"];
export type LiveLabels = (typeof live)["learner"];
