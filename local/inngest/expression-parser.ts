/** A Common Expression Language expression, as a tree. */
export type Expression =
  | { kind: "literal"; value: string | number | boolean | null }
  | { kind: "list"; items: Expression[] }
  | { kind: "name"; name: string }
  | { kind: "member"; of: Expression; name: string }
  | { kind: "index"; of: Expression; key: Expression }
  | { kind: "call"; name: string; target: Expression | null; args: Expression[] }
  | { kind: "not" | "negate"; operand: Expression }
  | { kind: "binary"; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: "choice"; condition: Expression; then: Expression; otherwise: Expression };

export type BinaryOperator = "&&" | "||" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "+" | "-" | "*" | "/" | "%";

/** The text is not an expression that this executor understands; the message says where and why. */
export class ExpressionError extends Error {
  override name = "ExpressionError";
}

/**
 * Parses the part of the Common Expression Language that Inngest's documentation and SDK use: paths,
 * literals, lists, comparison, arithmetic, `&&`, `||`, `!`, `in`, `?:`, and the functions that
 * `FUNCTIONS` and `METHODS` name (https://github.com/google/cel-spec). Throws `ExpressionError`.
 */
export function parseExpression(source: string): Expression {
  const parser = new Parser(tokenize(source));
  const expression = parser.choice();
  parser.expectEnd();
  return expression;
}

export const FUNCTIONS: ReadonlySet<string> = new Set(["size", "has", "string", "int", "double"]);
export const METHODS: ReadonlySet<string> = new Set(["contains", "startsWith", "endsWith", "matches", "size", "lowerAscii", "upperAscii"]);

type Token = { type: "number" | "string" | "name" | "symbol" | "end"; text: string; at: number };

const TOKEN = /\s*(?:(\d+\.\d+|\d+)u?|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_]\w*)|(&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()[\]]))/y;
const TYPES = ["number", "string", "name", "symbol"] as const;

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== "") {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) throw new ExpressionError(`unexpected "${source.slice(at).trim().slice(0, 10)}" at ${at} in: ${source}`);
    TYPES.forEach((type, index) => {
      const text = match[index + 1];
      if (text !== undefined) tokens.push({ type, text, at });
    });
    at = TOKEN.lastIndex;
  }
  tokens.push({ type: "end", text: "the end", at });
  return tokens;
}

/** From the loosest to the tightest, as the language's grammar orders them. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ["||"], ["&&"], ["==", "!=", "<=", ">=", "<", ">", "in"], ["+", "-"], ["*", "/", "%"],
];

class Parser {
  private position = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  choice(): Expression {
    const condition = this.binary(0);
    if (!this.take("?")) return condition;
    const then = this.choice();
    this.expect(":");
    return { kind: "choice", condition, then, otherwise: this.choice() };
  }

  expectEnd(): void {
    if (this.current.type !== "end") this.fail("an operator or the end");
  }

  private binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = operators.find((candidate) => this.take(candidate));
      if (!operator) return left;
      left = { kind: "binary", operator, left, right: this.binary(level + 1) };
    }
  }

  private unary(): Expression {
    if (this.take("!")) return { kind: "not", operand: this.unary() };
    if (this.take("-")) return { kind: "negate", operand: this.unary() };
    return this.postfix(this.primary());
  }

  private postfix(start: Expression): Expression {
    let expression = start;
    for (;;) {
      if (this.take(".")) expression = this.memberOf(expression);
      else if (this.take("[")) {
        expression = { kind: "index", of: expression, key: this.choice() };
        this.expect("]");
      } else return expression;
    }
  }

  private memberOf(target: Expression): Expression {
    if (this.current.type !== "name") this.fail("a field name");
    const name = this.advance().text;
    if (!this.take("(")) return { kind: "member", of: target, name };
    if (!METHODS.has(name)) throw new ExpressionError(`the function .${name}() is not supported here`);
    return { kind: "call", name, target, args: this.listUntil(")") };
  }

  private primary(): Expression {
    const token = this.advance();
    if (token.type === "number") return { kind: "literal", value: Number(token.text) };
    if (token.type === "string") return { kind: "literal", value: unquote(token.text) };
    if (token.type === "name") return this.nameOrCall(token.text);
    if (token.text === "[") return { kind: "list", items: this.listUntil("]") };
    if (token.text === "(" && token.type === "symbol") {
      const inner = this.choice();
      this.expect(")");
      return inner;
    }
    this.position -= 1;
    return this.fail("a value");
  }

  private nameOrCall(name: string): Expression {
    if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
    if (name === "null") return { kind: "literal", value: null };
    if (!this.take("(")) return { kind: "name", name };
    if (!FUNCTIONS.has(name)) throw new ExpressionError(`the function ${name}() is not supported here`);
    const args = this.listUntil(")");
    if (args.length !== 1) throw new ExpressionError(`${name}() takes one argument`);
    return { kind: "call", name, target: null, args };
  }

  private listUntil(closing: string): Expression[] {
    const items: Expression[] = [];
    if (this.take(closing)) return items;
    do items.push(this.choice());
    while (this.take(","));
    this.expect(closing);
    return items;
  }

  private get current(): Token {
    return this.tokens[this.position] ?? { type: "end", text: "the end", at: -1 };
  }

  private advance(): Token {
    const token = this.current;
    this.position += 1;
    return token;
  }

  private take(text: string): boolean {
    const { type } = this.current;
    if (this.current.text !== text || (type !== "symbol" && text !== "in")) return false;
    this.position += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) this.fail(`"${text}"`);
  }

  private fail(wanted: string): never {
    throw new ExpressionError(`expected ${wanted} but found "${this.current.text}" at ${this.current.at}`);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", a: "\x07" };

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, plain: string | undefined) =>
    code === undefined ? (ESCAPES[plain ?? ""] ?? plain ?? "") : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
