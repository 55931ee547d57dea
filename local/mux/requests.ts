import { z } from "zod";

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((value) => [value])]);

const policy = z.enum(["public", "signed"], { error: "Only public and signed playback exist in the local cloud" });
const passthrough = z.string().max(255);
const meta = z.object({
  title: z.string().max(512).optional(),
  creator_id: z.string().max(128).optional(),
  external_id: z.string().max(128).optional(),
});
const webUrl = z.url({ protocol: /^https?$/ });

const textInput = z.object({
  url: webUrl,
  type: z.literal("text"),
  text_type: z.literal("subtitles").default("subtitles"),
  language_code: z.string().min(2),
  name: z.string().optional(),
  closed_captions: z.boolean().default(false),
  passthrough: passthrough.optional(),
});
const mediaInput = z.object({ url: webUrl.optional(), type: z.enum(["video", "audio"]).optional() });
const input = z.union([textInput, mediaInput]);
const bareUrl = webUrl.transform((url) => ({ url }));
const inputs = z.union([bareUrl.transform((value) => [value]), z.array(z.union([input, bareUrl]))]);

/** `new_asset_settings` of an upload, and the settings part of a new asset. */
export const assetSettings = z
  .object({
    inputs: inputs.optional(),
    input: inputs.optional(),
    playback_policies: oneOrMany(policy).optional(),
    playback_policy: oneOrMany(policy).optional(),
    passthrough: passthrough.optional(),
    meta: meta.optional(),
    video_quality: z.enum(["basic", "plus", "premium"]).default("basic"),
    max_resolution_tier: z.enum(["1080p", "1440p", "2160p"]).default("1080p"),
    normalize_audio: z.boolean().default(false),
    test: z.boolean().default(false),
  })
  .transform(({ input: oldInputs, playback_policy: oldPolicies, ...rest }) => ({
    ...rest,
    inputs: rest.inputs ?? oldInputs ?? [],
    playback_policies: rest.playback_policies ?? oldPolicies ?? [],
  }));

export type AssetSettings = z.output<typeof assetSettings>;
export type TextInput = z.output<typeof textInput>;

export const uploadRequest = z.object({
  cors_origin: z.string().min(1),
  new_asset_settings: z.unknown().optional(),
  test: z.boolean().default(false),
  timeout: z.int().min(60).max(604_800).default(3_600),
});

export const assetPatch = z.object({
  passthrough: passthrough.nullish(),
  meta: meta.nullish(),
  thumbnail_time: z.number().min(0).nullish(),
});

export const playbackIdRequest = z.object({ policy: policy.default("public") });
export const trackRequest = textInput;
export const trackPatch = z.object({
  language_code: z.string().min(2).optional(),
  name: z.string().optional(),
  closed_captions: z.boolean().optional(),
  passthrough: passthrough.optional(),
});

/** Languages in which Mux writes down what is said (`AssetGeneratedSubtitleSettings` in @mux/mux-node 15.3). */
const SPOKEN = ["en", "es", "it", "pt", "de", "fr", "pl", "ru", "nl", "ca", "tr", "sv", "uk", "no", "fi", "sk", "el", "cs", "hr", "da", "ro", "bg", "auto"] as const;

export const generateRequest = z.object({
  generated_subtitles: z.array(z.object({ language_code: z.enum(SPOKEN).default("en"), name: z.string().optional(), passthrough: passthrough.optional() })).min(1),
});

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  page: z.coerce.number().int().min(1).default(1),
  cursor: z.coerce.number().int().min(0).optional(),
  upload_id: z.string().optional(),
});

/** Whether an input describes a caption file. */
export function isTextInput(value: AssetSettings["inputs"][number]): value is TextInput {
  return "type" in value && value.type === "text";
}
