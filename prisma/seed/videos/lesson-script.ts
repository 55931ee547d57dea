import { z } from "zod";

const bullets = z.strictObject({ kind: z.literal("bullets"), items: z.array(z.string().min(1)).min(1).max(6) });
const code = z.strictObject({
  kind: z.literal("code"),
  language: z.enum(["sql", "ts", "text"]),
  /** Short note over the code, such as what it answers. */
  label: z.string().optional(),
  lines: z.array(z.string().max(64)).min(1).max(14),
});
const table = z.strictObject({
  kind: z.literal("table"),
  label: z.string().optional(),
  columns: z.array(z.string()).min(1).max(5),
  rows: z.array(z.array(z.string())).min(1).max(7),
});
const statement = z.strictObject({ kind: z.literal("statement"), text: z.string().min(1).max(160) });
const block = z.discriminatedUnion("kind", [bullets, code, table, statement]);

/** Lines of one block that the teacher points at: bullets, code lines or table rows, from 0. */
const focus = z.strictObject({ block: z.int().min(0), lines: z.array(z.int().min(0)).min(1) });

/** One spoken sentence in both languages: the course's language is spoken, both are captions. */
const sentence = z.strictObject({ es: z.string().min(1), en: z.string().min(1), focus: focus.optional() });

const slide = z.strictObject({
  title: z.string().min(1).max(60),
  /** `stack` puts blocks one under another, `split` side by side. */
  layout: z.enum(["stack", "split"]).default("stack"),
  blocks: z.array(block).min(1).max(3),
  narration: z.array(sentence).min(1),
});

/** The script of a lesson's video: slides with what is shown and what is said. */
export const lessonScript = z.strictObject({
  courseSlug: z.string().regex(/^[a-z0-9-]+$/),
  courseTitle: z.string().min(1),
  lessonSlug: z.string().regex(/^[a-z0-9-]+$/),
  lessonTitle: z.string().min(1),
  /** Language that is spoken and shown. */
  language: z.enum(["es", "en"]),
  slides: z.array(slide).min(2),
});

export type LessonScript = z.output<typeof lessonScript>;
export type LessonScriptInput = z.input<typeof lessonScript>;
export type Slide = LessonScript["slides"][number];
export type Block = Slide["blocks"][number];
export type Focus = z.output<typeof focus>;
export type Language = LessonScript["language"];

export const languages: readonly Language[] = ["es", "en"];
