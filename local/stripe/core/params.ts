import { z } from "zod";
import { badParameter, type StripeError } from "./stripe-error.ts";
import { asItems, type FormValue } from "./form.ts";

/** Text of at most `max` characters; an empty text is refused. */
export function text(max = 5_000) {
  return z.string().min(1, { error: "You passed an empty string; omit the parameter or give it a value." }).max(max);
}

/** Text that may be empty, which in Stripe's encoding means "unset": it reads as null. */
export function clearable(max = 5_000) {
  return z.string().max(max).transform((value) => (value === "" ? null : value));
}

/** A whole number between two bounds, written in digits. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER) {
  return z
    .string()
    .regex(/^-?\d{1,15}$/, { error: "Invalid integer" })
    .transform(Number)
    .pipe(
      z
        .number()
        .min(min, { error: `This value must be greater than or equal to ${min}.` })
        .max(max, { error: `This value must be less than or equal to ${max}.` }),
    );
}

/** A decimal number between two bounds. */
export function decimal(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d{1,15}(\.\d{1,12})?$/, { error: "Invalid decimal" })
    .transform(Number)
    .pipe(z.number().min(min, { error: `This value must be at least ${min}.` }).max(max, { error: `This value must be at most ${max}.` }));
}

export const flag = z.enum(["true", "false"], { error: "Invalid boolean: use true or false" }).transform((value) => value === "true");

/** A list; Stripe's encoding writes it as numbered keys. */
export function list<T extends z.ZodType>(item: T, max = 100) {
  return z.preprocess(
    (value) => (isFormValue(value) ? (asItems(value) ?? (value === "" ? [] : value)) : value),
    z.array(item, { error: "Invalid array" }).max(max, { error: `At most ${max} items are allowed.` }),
  );
}

const metadataLevel = z
  .record(z.string().min(1).max(40, { error: "Metadata keys can be up to 40 characters long." }), z.string().max(500, { error: "Metadata values can have up to 500 characters." }))
  .refine((value) => Object.keys(value).length <= 50, { error: "Metadata can have up to 50 keys." });

/** Metadata of a new object; empty values are left out. */
export const metadata = z
  .union([z.literal(""), metadataLevel])
  .transform((value): Record<string, string> => (value === "" ? {} : withoutEmpty(value)));

/** A change of metadata: keys are merged, an empty value removes its key, an empty text removes all. */
export const metadataChange = z.union([z.literal(""), metadataLevel]);

/** Applies a metadata change to what an object holds. */
export function mergeMetadata(current: Record<string, string> | null, change: z.infer<typeof metadataChange> | undefined): Record<string, string> {
  if (change === undefined) return current ?? {};
  return change === "" ? {} : withoutEmpty({ ...current, ...change });
}

/** Reads input by a schema, or throws the 400 that Stripe answers, naming the parameter. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw issue === undefined ? badParameter("", "Invalid request.") : toStripeError(deepest(issue), input);
}

function withoutEmpty(value: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== ""));
}

function isFormValue(value: unknown): value is FormValue {
  return typeof value === "string" || (typeof value === "object" && value !== null && !Array.isArray(value));
}

type Issue = z.core.$ZodIssue;

function deepest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const branches = issue.errors.map((branch) => branch[0]).filter((branch) => branch !== undefined);
  const inner = branches.sort((a, b) => b.path.length - a.path.length)[0];
  return inner === undefined ? issue : deepest({ ...inner, path: [...issue.path, ...inner.path] });
}

function toStripeError(issue: Issue, input: unknown): StripeError {
  if (issue.code === "unrecognized_keys") {
    const param = paramName([...issue.path, issue.keys[0] ?? ""]);
    return badParameter(param, `Received unknown parameter: ${param}`, "parameter_unknown");
  }
  const param = paramName(issue.path);
  const value = valueAt(input, issue.path);
  if (value === undefined) return badParameter(param, `Missing required param: ${param}.`, "parameter_missing");
  if (value === "") return badParameter(param, `You passed an empty string for '${param}'.`, "parameter_invalid_empty");
  if (issue.code === "invalid_value") {
    return badParameter(param, `Invalid ${param}: must be one of ${issue.values.map(String).join(", ")}`);
  }
  return badParameter(param, `${param}: ${issue.message}`, codeOf(issue));
}

function codeOf(issue: Issue): string | undefined {
  const numeric = issue.code === "too_small" || issue.code === "too_big" ? issue.origin === "number" : issue.message === "Invalid integer";
  return numeric ? "parameter_invalid_integer" : undefined;
}

function paramName(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join("");
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
