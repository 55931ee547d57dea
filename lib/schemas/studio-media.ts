import { z } from "zod";
import { MAX_CAPTION_BYTES } from "@/lib/captions/parse-captions";
import { MAX_VIDEO_BYTES } from "@/lib/domain/video-file";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { lineText } from "./plain-text";

const captionIdValue = z.string().regex(/^cap_[\w-]{1,80}$/);
const ofLesson = { courseId: courseIdValue, lessonId: lessonIdValue };
const SECONDS_MAX = 86_400;
const secondsValue = z.number().min(0).max(SECONDS_MAX);
/** Base64 is four characters for three bytes. */
const CAPTION_BASE64_MAX = Math.ceil(MAX_CAPTION_BYTES / 3) * 4;
const CUES_MAX = 20_000;

/** A language tag that the platform knows how to write: `es`, `pt-BR`, `zh-Hant`. */
const languageValue = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/i)
  .transform((tag, context) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? tag;
    } catch {
      context.addIssue({ code: "custom", message: "is no language tag" });
      return z.NEVER;
    }
  });

export const startVideoSchema = z.strictObject({ ...ofLesson, fileName: lineText(200), bytes: z.int().min(1).max(MAX_VIDEO_BYTES) });

/** Null leaves the cover to the video vendor. */
export const setPosterSchema = z.strictObject({ ...ofLesson, seconds: secondsValue.nullable() });

/** A WebVTT or SubRip file as it is, in whichever encoding. */
export const addCaptionsSchema = z.strictObject({ ...ofLesson, language: languageValue, file: z.base64().max(CAPTION_BASE64_MAX) });

export const draftCaptionsSchema = z.strictObject({ ...ofLesson, language: languageValue });
export const captionDraftSchema = z.strictObject({ ...ofLesson, draftId: z.string().regex(/^cdr_[\w-]{1,80}$/) });

export const captionTrackSchema = z.strictObject({ ...ofLesson, captionId: captionIdValue });
export const captionVersionSchema = z.strictObject({ ...captionTrackSchema.shape, version: z.int().min(1).max(100_000).optional() });

const cueSchema = z.strictObject({
  start: secondsValue,
  end: secondsValue,
  text: z
    .string()
    .max(2_000)
    .transform((text) => text.normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{C}\n\t\u200c\u200d]/gu, "").replaceAll(/\n{2,}/g, "\n").trim()),
  settings: z.record(z.string().regex(/^[a-z]{1,20}$/), z.string().regex(/^[\w%,.-]{1,60}$/)).default({}),
  id: z.string().max(200).default(""),
});

export const saveCaptionsSchema = z.strictObject({
  ...captionTrackSchema.shape,
  /** The version that the author began from. */
  version: z.int().min(1).max(100_000),
  cues: z
    .array(cueSchema.refine(({ start, end }) => end > start, { path: ["end"], message: "is not after the start" }).refine(({ text }) => text !== "", { path: ["text"], message: "is empty" }))
    .min(1)
    .max(CUES_MAX),
});

export type DraftCaptionsInput = z.infer<typeof draftCaptionsSchema>;
export type CaptionDraftInput = z.infer<typeof captionDraftSchema>;
export type StartVideoInput = z.infer<typeof startVideoSchema>;
export type SetPosterInput = z.infer<typeof setPosterSchema>;
export type AddCaptionsInput = z.infer<typeof addCaptionsSchema>;
export type CaptionTrackInput = z.infer<typeof captionTrackSchema>;
export type CaptionVersionInput = z.infer<typeof captionVersionSchema>;
export type SaveCaptionsInput = z.infer<typeof saveCaptionsSchema>;
