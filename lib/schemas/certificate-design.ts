import { z } from "zod";
import { names, unknownPlaceholders } from "@/lib/domain/certificate-words";
import { contrastOf } from "@/lib/domain/contrast";
import { LOCALES } from "@/lib/i18n/locales";
import { courseIdValue } from "./authoring";
import { lineText } from "./plain-text";

export const CERTIFICATE_LAYOUTS = ["margin", "frame", "band", "diploma"] as const;
export const CERTIFICATE_PAPERS = ["a4", "letter"] as const;
export const CERTIFICATE_ORIENTATIONS = ["landscape", "portrait"] as const;
/** The learner's own, the course's, or one for everybody. */
export const CERTIFICATE_LANGUAGES = ["learner", "course", ...LOCALES] as const;
/** What a certificate may leave out. Whom it is for and how it is verified always stand there. */
export const CERTIFICATE_FIELDS = ["course", "hours", "grade", "completed", "issued", "release", "teachers", "organisation"] as const;
export const MAX_SIGNATURES = 3;
export const MAX_LINES = 4;
export const MAX_BODY_WORDS = 400;
/** As text on white paper (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;
/** More than this, a serverless platform would not take as a request's body. */
export const PICTURE_MAX_BYTES = 4_000_000;

/** Pictures are named by what they are. */
export const pictureName = z.string().regex(/^[0-9a-f]{64}$/);

const line = (max: number) => lineText(max).or(z.literal(""));
/** Words with placeholders in braces; the message names one that is unknown. */
const words = (max: number) =>
  line(max).superRefine((text, ctx) => {
    for (const name of unknownPlaceholders(text)) ctx.addIssue({ code: "custom", message: `knows no placeholder ${name}` });
  });

const accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, { abort: true })
  .refine((color) => contrastOf(color, "#ffffff") >= LEAST_CONTRAST, { error: "is too light to be read on white paper", abort: true });

const shape = {
  layout: z.enum(CERTIFICATE_LAYOUTS).default("margin"),
  orientation: z.enum(CERTIFICATE_ORIENTATIONS).default("landscape"),
  paper: z.enum(CERTIFICATE_PAPERS).default("a4"),
  accent: accent.default("#234ba0"),
  language: z.enum(CERTIFICATE_LANGUAGES).default("learner"),
  /** Empty words are the school's own, in the certificate's language. */
  title: words(80).default(""),
  intro: words(160).default(""),
  body: words(MAX_BODY_WORDS).default(""),
  lines: z.array(words(160).refine((text) => text !== "", "is empty")).max(MAX_LINES).default([]),
  fields: z
    .array(z.enum(CERTIFICATE_FIELDS))
    .max(CERTIFICATE_FIELDS.length)
    .transform((given) => CERTIFICATE_FIELDS.filter((field) => given.includes(field)))
    .default(["course", "hours", "grade", "completed", "issued", "release", "organisation"]),
};

const sayWhichCourse = ({ fields, title, intro, body, lines }: { fields: readonly string[]; title: string; intro: string; body: string; lines: readonly string[] }, ctx: z.RefinementCtx): void => {
  if (!fields.includes("course") && body !== "" && ![title, intro, body, ...lines].some((text) => names(text, "course"))) ctx.addIssue({ code: "custom", path: ["fields"], message: "the course has to stand somewhere" });
};

/** A design whose pictures are named by `name`: their content's where we keep them, a file's in a folder. */
const designOf = <T extends z.ZodType>(name: T) =>
  z
    .strictObject({
      ...shape,
      /** `alt` is what a screen reader says instead of it. */
      logo: z.strictObject({ picture: name, alt: lineText(160) }).nullable().default(null),
      signatures: z.array(z.strictObject({ name: lineText(120), role: line(120).default(""), picture: name.nullable().default(null) })).max(MAX_SIGNATURES).default([]),
    })
    .superRefine(sayWhichCourse);

/** How a course's certificates look and what they say. What is left out is the school's own: `{}` is a whole design. */
export const certificateDesignSchema = designOf(pictureName);

export const CERTIFICATE_PICTURE_FILE = /^[a-z0-9]+(?:-[a-z0-9]+)*\.png$/;
const months = z.int().min(1).max(240).nullable();

/** `certificate.yaml` in a course's folder; its pictures lie in `certificate/`. */
export const bundleCertificateSchema = z.strictObject({ isOn: z.boolean().default(true), validMonths: months.default(null), design: designOf(z.string().regex(CERTIFICATE_PICTURE_FILE)).prefault({}) });

/** What a course gives to who completes it. `validMonths` null is for ever. */
export const certificateTemplateSchema = z.strictObject({ isOn: z.boolean(), validMonths: months, design: certificateDesignSchema });
export const saveCertificateSchema = certificateTemplateSchema.extend({ courseId: courseIdValue });
export const addCertificatePictureSchema = z.strictObject({ courseId: courseIdValue });

export const CERTIFICATE_SAMPLES = ["plain", "long", "arabic"] as const;
export const previewCertificateSchema = z.strictObject({ courseId: courseIdValue, validMonths: months, design: certificateDesignSchema, sample: z.enum(CERTIFICATE_SAMPLES) });

export type CertificateDesign = z.output<typeof certificateDesignSchema>;
export type CertificateField = (typeof CERTIFICATE_FIELDS)[number];
export type CertificateTemplate = z.output<typeof certificateTemplateSchema>;
export type BundleCertificateYaml = z.output<typeof bundleCertificateSchema>;
export type CertificateSample = (typeof CERTIFICATE_SAMPLES)[number];
export type SaveCertificateInput = z.output<typeof saveCertificateSchema>;
export type PreviewCertificateInput = z.output<typeof previewCertificateSchema>;

/** What a course has before anybody says otherwise. */
export const DEFAULT_TEMPLATE: CertificateTemplate = { isOn: true, validMonths: null, design: certificateDesignSchema.parse({}) };

/** Every picture that a design shows, once. */
export function picturesOf({ logo, signatures }: { logo: { picture: string } | null; signatures: readonly { picture: string | null }[] }): string[] {
  return [...new Set([logo?.picture, ...signatures.map(({ picture }) => picture)].flatMap((picture) => picture ?? []))];
}
