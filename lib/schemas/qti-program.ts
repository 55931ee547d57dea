import { z } from "zod";

/** Operators of QTI response and template processing that our evaluator runs; others are refused when an item is imported. */
export const QTI_OPERATORS = [
  "baseValue", "variable", "default", "correct", "null", "mapResponse", "mapResponsePoint", "mathConstant",
  "randomInteger", "randomFloat", "random",
  "multiple", "ordered", "containerSize", "isNull", "index", "fieldValue", "record", "member", "delete", "contains", "repeat",
  "substring", "not", "and", "or", "anyN", "match", "stringMatch", "patternMatch", "equal", "notEqual", "equalRounded", "inside",
  "lt", "gt", "lte", "gte", "durationLT", "durationGTE",
  "sum", "product", "subtract", "divide", "power", "integerDivide", "integerModulus", "mod", "truncate", "round", "roundTo",
  "integerToFloat", "max", "min", "gcd", "lcm", "mathOperator", "statsOperator",
  "mean", "sampleVariance", "sampleSD", "popVariance", "popSD", "isTypeOf",
] as const;

export const QTI_BASE_TYPES = ["identifier", "boolean", "integer", "float", "string", "point", "pair", "directedPair", "duration", "file", "uri", "intOrIdentifier"] as const;
export const QTI_CARDINALITIES = ["single", "multiple", "ordered", "record"] as const;

const text = z.string().max(200_000);
const name = z.string().min(1).max(500);

const expression = z.strictObject({
  op: z.enum(QTI_OPERATORS),
  attributes: z.record(z.string().max(100), text),
  get args(): z.ZodArray<typeof expression> {
    return z.array(expression);
  },
});

const rule = z.discriminatedUnion("do", [
  /** `variable` says which set the identifier is of; a null value resets a response to its default. */
  z.strictObject({ do: z.literal("set"), variable: z.enum(["outcome", "response", "template", "correct", "default"]), identifier: name, value: expression.nullable() }),
  z.strictObject({ do: z.literal("lookup"), identifier: name, value: expression }),
  z.strictObject({ do: z.literal("require"), condition: expression }),
  z.strictObject({ do: z.literal("exit") }),
  z.strictObject({
    do: z.literal("if"),
    get branches(): z.ZodArray<typeof branch> {
      return z.array(branch);
    },
  }),
]);

/** The first branch whose condition holds is taken; null always holds. */
const branch = z.strictObject({
  when: expression.nullable(),
  get then(): z.ZodArray<typeof rule> {
    return z.array(rule);
  },
});

const shape = z.enum(["default", "rect", "circle", "ellipse", "poly"]);
const bounds = { defaultValue: z.number(), lowerBound: z.number().nullable(), upperBound: z.number().nullable() };

const declaration = {
  identifier: name,
  cardinality: z.enum(QTI_CARDINALITIES),
  baseType: z.enum(QTI_BASE_TYPES).nullable(),
  /** The values as the item wrote them. */
  defaultValue: z.array(text).nullable(),
};

const lookupTable = z.strictObject({
  kind: z.enum(["match", "interpolation"]),
  defaultValue: text.nullable(),
  entries: z.array(z.strictObject({ source: z.number(), includeBoundary: z.boolean(), target: text })),
});

/** Scoring of a QTI 2 or 3 item, complete in itself: declarations and the rules in the order in which they run. */
export const qtiProgramSchema = z.strictObject({
  version: z.literal(1),
  responses: z.array(z.strictObject({
    ...declaration,
    correct: z.array(text).nullable(),
    mapping: z.strictObject({ ...bounds, entries: z.array(z.strictObject({ key: text, value: z.number(), caseSensitive: z.boolean() })) }).nullable(),
    areaMapping: z.strictObject({ ...bounds, entries: z.array(z.strictObject({ shape, coords: z.array(z.number()), value: z.number() })) }).nullable(),
  })),
  outcomes: z.array(z.strictObject({ ...declaration, lookup: lookupTable.nullable() })),
  templates: z.array(z.strictObject(declaration)),
  templateRules: z.array(rule),
  responseRules: z.array(rule),
  outcomeRules: z.array(rule),
});

export type QtiExpression = z.infer<typeof expression>;
export type QtiRule = z.infer<typeof rule>;
export type QtiProgram = z.infer<typeof qtiProgramSchema>;
export type QtiOperator = (typeof QTI_OPERATORS)[number];
export type QtiBaseType = (typeof QTI_BASE_TYPES)[number];
export type QtiCardinality = (typeof QTI_CARDINALITIES)[number];
export type QtiShape = z.infer<typeof shape>;
