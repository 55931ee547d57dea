import { ExpressionError, parseExpression, type BinaryOperator, type Expression } from "./expression-parser.ts";

/** What an expression can name: `event`, and `async` for the event that arrived later. */
export type Scope = Readonly<Record<string, unknown>>;

/**
 * The value of an expression, or `undefined` where it reads a field that is not there or compares
 * what cannot be compared. Two missing fields are not equal: a wait whose key is absent on both sides
 * must not match every event. Throws `ExpressionError` only for text that does not parse.
 */
export function evaluate(source: string, scope: Scope): unknown {
  return valueOf(compile(source), scope);
}

/** Whether a condition holds; anything other than `true` does not. An absent condition holds. */
export function holds(source: string | null | undefined, scope: Scope): boolean {
  return !source || evaluate(source, scope) === true;
}

/** Why an expression cannot be used, or null. */
export function expressionProblem(source: string): string | null {
  try {
    compile(source);
    return null;
  } catch (error) {
    return error instanceof ExpressionError ? error.message : String(error);
  }
}

/**
 * For a condition of the form `… && async.<path> == <side without async> && …`: the path, and the
 * value it must have given `scope`. It lets waiting runs be found by index instead of one by one.
 */
export function equalityProbe(source: string | null, scope: Scope): { path: string; value: string | number | boolean } | null {
  if (!source) return null;
  for (const part of conjuncts(compile(source))) {
    if (part.kind !== "binary" || part.operator !== "==") continue;
    for (const [side, other] of [[part.left, part.right], [part.right, part.left]] as const) {
      const path = pathOf(side);
      if (!path?.startsWith("async.") || mentions(other, "async")) continue;
      const value = valueOf(other, scope);
      if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return { path, value };
    }
  }
  return null;
}

const compiled = new Map<string, Expression>();
const COMPILED_LIMIT = 1_000;

function compile(source: string): Expression {
  const known = compiled.get(source);
  if (known) return known;
  const expression = parseExpression(source);
  if (compiled.size >= COMPILED_LIMIT) compiled.clear();
  compiled.set(source, expression);
  return expression;
}

function valueOf(node: Expression, scope: Scope): unknown {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "list":
      return node.items.map((item) => valueOf(item, scope));
    case "name":
      return field(scope, node.name);
    case "member":
      return field(valueOf(node.of, scope), node.name);
    case "index":
      return field(valueOf(node.of, scope), valueOf(node.key, scope));
    case "not": {
      const operand = valueOf(node.operand, scope);
      return typeof operand === "boolean" ? !operand : undefined;
    }
    case "negate": {
      const operand = valueOf(node.operand, scope);
      return typeof operand === "number" ? -operand : undefined;
    }
    case "choice": {
      const condition = valueOf(node.condition, scope);
      if (typeof condition !== "boolean") return undefined;
      return valueOf(condition ? node.then : node.otherwise, scope);
    }
    case "call":
      return call(node.name, node.target && valueOf(node.target, scope), node.args.map((arg) => valueOf(arg, scope)));
    case "binary":
      return binary(node.operator, node.left, node.right, scope);
  }
}

function field(of: unknown, key: unknown): unknown {
  if (typeof of !== "object" || of === null) return undefined;
  if (Array.isArray(of)) return typeof key === "number" ? of[key] : undefined;
  return typeof key === "string" && Object.hasOwn(of, key) ? Reflect.get(of, key) : undefined;
}

function binary(operator: BinaryOperator, leftNode: Expression, rightNode: Expression, scope: Scope): unknown {
  const left = valueOf(leftNode, scope);
  if (operator === "&&" && left === false) return false;
  if (operator === "||" && left === true) return true;
  const right = valueOf(rightNode, scope);
  switch (operator) {
    case "&&":
      return right === false ? false : left === true && right === true ? true : undefined;
    case "||":
      return right === true ? true : left === false && right === false ? false : undefined;
    case "==":
      return isEqual(left, right);
    case "!=":
      return left === undefined && right === undefined ? undefined : !isEqual(left, right);
    case "in":
      if (Array.isArray(right)) return right.some((item) => isEqual(left, item));
      return typeof left === "string" && typeof right === "object" && right !== null ? Object.hasOwn(right, left) : undefined;
    case "+":
      if (typeof left === "string" && typeof right === "string") return left + right;
      return arithmetic(operator, left, right);
    case "-":
    case "*":
    case "/":
    case "%":
      return arithmetic(operator, left, right);
    default:
      return compare(operator, left, right);
  }
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left === undefined && right === undefined) return false;
  // A field that is not there equals null, so that `event.data.x == null` asks whether it is absent.
  if ((left ?? null) === (right ?? null)) return true;
  if (typeof left !== "object" || typeof right !== "object" || !left || !right) return false;
  const leftKeys = Object.keys(left);
  return Array.isArray(left) === Array.isArray(right) && leftKeys.length === Object.keys(right).length
    && leftKeys.every((key) => Object.hasOwn(right, key) && isEqual(Reflect.get(left, key), Reflect.get(right, key)));
}

function compare(operator: "<" | "<=" | ">" | ">=", left: unknown, right: unknown): boolean | undefined {
  const order = typeof left === "number" && typeof right === "number" ? left - right
    : typeof left === "string" && typeof right === "string" ? (left < right ? -1 : left > right ? 1 : 0) : null;
  if (order === null) return undefined;
  return { "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[operator];
}

function arithmetic(operator: "+" | "-" | "*" | "/" | "%", left: unknown, right: unknown): number | undefined {
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  const result = { "+": left + right, "-": left - right, "*": left * right, "/": left / right, "%": left % right }[operator];
  return Number.isFinite(result) ? result : undefined;
}

function call(name: string, target: unknown, args: readonly unknown[]): unknown {
  const subject = target ?? args[0];
  if (name === "has") return subject !== undefined;
  if (name === "size") return typeof subject === "string" || Array.isArray(subject) ? subject.length
    : typeof subject === "object" && subject ? Object.keys(subject).length : undefined;
  if (name === "string") return typeof subject === "object" || subject === undefined ? undefined : String(subject);
  if (name === "int" || name === "double") return toNumber(name, subject);
  if (typeof subject !== "string") return undefined;
  if (name === "lowerAscii") return subject.toLowerCase();
  if (name === "upperAscii") return subject.toUpperCase();
  const [text] = args;
  if (typeof text !== "string") return undefined;
  if (name === "contains") return subject.includes(text);
  if (name === "startsWith") return subject.startsWith(text);
  if (name === "endsWith") return subject.endsWith(text);
  return matches(subject, text);
}

function toNumber(name: "int" | "double", subject: unknown): number | undefined {
  if (typeof subject !== "string" && typeof subject !== "number") return undefined;
  const value = Number(subject);
  if (!Number.isFinite(value)) return undefined;
  return name === "int" ? Math.trunc(value) : value;
}

function matches(subject: string, pattern: string): boolean | undefined {
  try {
    return new RegExp(pattern, "u").test(subject);
  } catch {
    return undefined;
  }
}

function conjuncts(node: Expression): Expression[] {
  return node.kind === "binary" && node.operator === "&&" ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];
}

function pathOf(node: Expression): string | null {
  if (node.kind === "name") return node.name;
  if (node.kind !== "member") return null;
  const parent = pathOf(node.of);
  return parent && `${parent}.${node.name}`;
}

function mentions(node: Expression, name: string): boolean {
  switch (node.kind) {
    case "literal":
      return false;
    case "name":
      return node.name === name;
    case "list":
      return node.items.some((item) => mentions(item, name));
    case "member":
      return mentions(node.of, name);
    case "index":
      return mentions(node.of, name) || mentions(node.key, name);
    case "not":
    case "negate":
      return mentions(node.operand, name);
    case "choice":
      return [node.condition, node.then, node.otherwise].some((part) => mentions(part, name));
    case "call":
      return [...(node.target ? [node.target] : []), ...node.args].some((part) => mentions(part, name));
    case "binary":
      return mentions(node.left, name) || mentions(node.right, name);
  }
}
