import { z } from "zod";
import { decodeText } from "../../lib/decode-text.ts";

export type CanonicalCase = { name: string; function: string; args: z.infer<ReturnType<typeof z.json>>[]; expected: z.infer<ReturnType<typeof z.json>>; error: string | null };

type Node = z.infer<typeof leafSchema> | { description?: string | undefined; cases: Node[] };

const leafSchema = z.object({
  uuid: z.string().optional(),
  reimplements: z.string().optional(),
  description: z.string().default(""),
  property: z.string().min(1),
  input: z.union([z.record(z.string(), z.json()), z.array(z.json())]).default({}),
  expected: z.json(),
});
const nodeSchema: z.ZodType<Node> = z.lazy(() => z.union([z.object({ description: z.string().optional(), cases: z.array(nodeSchema) }), leafSchema]));
const fileSchema = z.union([z.object({ cases: z.array(nodeSchema) }), z.array(nodeSchema).transform((cases) => ({ cases }))]);
const errorSchema = z.strictObject({ error: z.string() });

/**
 * The cases of a file in the form of Exercism's canonical data (https://github.com/exercism/problem-specifications): groups
 * laid flat, cases that another one reimplements left out, the values of `input` in their order as arguments. Throws with
 * what is wrong with the file.
 */
export function readCanonicalCases(bytes: Uint8Array): CanonicalCase[] {
  const parsed = fileSchema.safeParse(readJson(decodeText(bytes).text));
  if (!parsed.success) throw new Error(`these are no cases in Exercism's form: ${z.prettifyError(parsed.error)}`);
  const leaves = flat(parsed.data.cases, "");
  const superseded = new Set(leaves.flatMap(({ leaf }) => leaf.reimplements ?? []));
  const current = leaves.filter(({ leaf }) => leaf.uuid === undefined || !superseded.has(leaf.uuid));
  if (current.length === 0) throw new Error("it holds no case.");
  return current.map(({ name, leaf: { property, input, expected } }) => {
    const failure = errorSchema.safeParse(expected);
    return { name, function: property, args: Object.values(input), expected, error: failure.success ? failure.data.error : null };
  });
}

function flat(nodes: readonly Node[], prefix: string): { name: string; leaf: z.infer<typeof leafSchema> }[] {
  return nodes.flatMap((node) => {
    const name = [prefix, node.description ?? ""].filter((part) => part !== "").join(": ");
    return "cases" in node ? flat(node.cases, name) : [{ name, leaf: node }];
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
