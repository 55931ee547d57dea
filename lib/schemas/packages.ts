import { z } from "zod";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { lessonAddressSchema } from "./learning";

export const MAX_PARTS = 300;
/** As both standards' newest edition has it: what a package keeps for itself, in characters. */
export const MAX_SUSPEND_DATA = 64_000;
const MAX_ELEMENTS = 3_000;
const MAX_STATE = 400_000;

export const PACKAGE_STANDARDS = ["scorm12", "scorm2004"] as const;

/** One launchable thing of a package, as its manifest says it. */
export const packagePartSchema = z.strictObject({
  id: z.string().min(1).max(200),
  title: z.string().max(160),
  /** The file in the package, decoded. */
  path: z.string().min(1).max(500),
  /** What follows the file in its address: a question or a fragment, or nothing. */
  suffix: z.string().max(2_000),
  /** It speaks with the school. Else it is done once it was opened. */
  isTracked: z.boolean(),
  /** SCORM 1.2: raw points that pass. */
  masteryScore: z.number().min(0).max(100).nullable(),
  /** SCORM 2004: share that passes, from -1 to 1. */
  passingShare: z.number().min(-1).max(1).nullable(),
  /** SCORM 2004: progress that completes, from 0 to 1. */
  completionThreshold: z.number().min(0).max(1).nullable(),
  maxTime: z.string().max(60),
  timeLimitAction: z.enum(["", "exit,message", "exit,no message", "continue,message", "continue,no message"]),
  launchData: z.string().max(4_096),
});
export const packagePartsSchema = z.array(packagePartSchema).min(1).max(MAX_PARTS);

const partId = z.string().min(1).max(200).refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), "has control characters");

/** What a lesson of the kind `package` consists of besides its file: which of the package's parts it plays; null is the first. */
export const packageContentSchema = z.strictObject({ kind: z.literal("package"), part: partId.nullable() });

const plain = (max: number) => z.string().max(max).refine((value) => value.isWellFormed() && !value.includes("\0"), "has characters that cannot be stored");

/** Names of the data model: `cmi.core.score.raw`, `cmi.interactions.0.id`, and the navigation of SCORM 2004. */
const elementName = z.string().max(120).regex(/^(?:cmi|adl)(?:\.[A-Za-z0-9_]{1,60}){1,8}$/);
const elementValue = z.union([plain(MAX_SUSPEND_DATA), z.number(), z.boolean()]).transform(String);

/** All that a package has told of one learner, by the names of its standard's data model. */
export const packageStateSchema = z
  .record(elementName, elementValue)
  .refine((state) => Object.keys(state).length <= MAX_ELEMENTS, `has more than ${MAX_ELEMENTS} elements`)
  .refine((state) => Object.values(state).reduce((sum, value) => sum + value.length, 0) <= MAX_STATE, `has more than ${MAX_STATE} characters`);

export const commitPackageSchema = z.strictObject({
  ...lessonAddressSchema.shape,
  /** The opening that the report is of, as `openPackage` gave it. */
  session: z.int().min(1).max(1_000_000_000),
  /** Counts the reports of this opening. */
  sequence: z.int().min(1).max(1_000_000_000),
  state: packageStateSchema,
});

export const packageOfLessonSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue });
export const choosePartSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, part: partId });

export type PackageStandard = (typeof PACKAGE_STANDARDS)[number];
export type PackagePart = z.infer<typeof packagePartSchema>;
export type PackageState = z.output<typeof packageStateSchema>;
export type CommitPackageInput = z.output<typeof commitPackageSchema>;
export type PackageOfLessonInput = z.infer<typeof packageOfLessonSchema>;
export type ChoosePartInput = z.infer<typeof choosePartSchema>;
