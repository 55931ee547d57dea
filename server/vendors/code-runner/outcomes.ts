import { z } from "zod";
import type { CallOutcome, ReturnedValue } from "./types";

/** What is told of a call that a run did not come to. */
export const ENDED = "The run ended before this call gave its value.";

const returnedSchema: z.ZodType<ReturnedValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.strictObject({ a: z.array(returnedSchema) }),
    z.strictObject({ o: z.array(z.tuple([z.string(), returnedSchema])) }),
    z.strictObject({ s: z.array(returnedSchema) }),
    z.strictObject({ t: z.literal(true) }),
    z.strictObject({ n: z.string() }),
    z.strictObject({ x: z.string() }),
  ]),
);

/** What an engine says of a call; `value` is JSON text, which a program may have written. */
type Said = { value?: string | undefined; error?: string | undefined; missing?: string | undefined; output: string };

/** The outcome of one call, from what an engine says of it. */
export function outcomeOf({ value, error, missing, output }: Said): CallOutcome {
  if (value !== undefined) {
    const parsed = readValue(value);
    return parsed === undefined ? { status: "missing", error: "The value cannot be read.", output } : { status: "returned", value: parsed, output };
  }
  return error === undefined ? { status: "missing", error: missing ?? ENDED, output } : { status: "raised", error, output };
}

function readValue(text: string): ReturnedValue | undefined {
  try {
    return returnedSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
