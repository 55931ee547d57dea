/**
 * Markup written as text, for what a page shows and nothing on it answers to: rendering the same as elements costs a
 * page many times more. `markup` is the only way to make it. Each value is escaped for the place where it stands, and a
 * place that cannot be made safe by escaping is refused when the template is first used.
 */
export class Markup {
  readonly #html: string;

  /** Only `markup` calls this: what it is given is put into pages as it is. */
  private constructor(html: string) {
    this.#html = html;
  }

  static write(strings: TemplateStringsArray, values: readonly MarkupValue[]): Markup {
    let template = templates.get(strings);
    if (!template) templates.set(strings, (template = compile(strings)));
    let html = template.start;
    for (const [index, hole] of template.holes.entries()) html += fillHole(hole, values[index], Markup.#read) + hole.after;
    return new Markup(html);
  }

  /** What React's `dangerouslySetInnerHTML` takes. */
  get inner(): { __html: string } {
    return { __html: this.#html };
  }

  toString(): string {
    return this.#html;
  }

  static #read = (value: unknown): string | null => (typeof value === "object" && value !== null && #html in value ? value.#html : null);
}

export type MarkupValue = string | number | boolean | null | undefined | Markup | readonly Markup[];

/**
 * Writes markup: text and attributes' values are escaped, other markup stays as it is. In an attribute that one value
 * fills, `null`, `undefined` and `false` leave the attribute out and `true` writes it empty; in text they write nothing.
 * Throws a TypeError where a value stands outside of text and double quotes, in a handler, a style or a script, and where
 * an address is not a path of this site.
 */
export function markup(strings: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  return Markup.write(strings, values);
}

type Hole = {
  kind: "text" | "attribute" | "address";
  /** ` name="`, to be written before the value; empty where the attribute has other text or the hole stands in text. */
  opening: string;
  /** The attribute holds this value alone, so that without a value it is left out. */
  isWhole: boolean;
  after: string;
};
type Template = { start: string; holes: Hole[] };

const templates = new WeakMap<TemplateStringsArray, Template>();

const ADDRESSES = new Set(["href", "src"]);
/** Attributes whose value is code, or an address in a form that is not looked into. */
const REFUSED = /^(?:on.*|style|srcdoc|srcset|action|formaction|data|ping|background|poster|xlink:href)$/;
const CLOSED_TEXT = /<(?:script|style|textarea|title|template|iframe|noscript|xmp)\b|<!/i;
const OPENING = /\s([a-z][a-z:-]*)="([^"]*)$/;

function compile(strings: TemplateStringsArray): Template {
  if (CLOSED_TEXT.test(strings.join(""))) throw new TypeError("markup: an element whose text is not escaped as other text is");
  const chunks = [...strings];
  const holes: Hole[] = [];
  let before = "";
  for (let index = 0; index + 1 < chunks.length; index += 1) {
    before += chunks[index] ?? "";
    const hole = placeOf(before);
    const next = chunks[index + 1] ?? "";
    const opening = hole.kind === "text" ? null : OPENING.exec(chunks[index] ?? "");
    const isWhole = opening?.[2] === "" && next.startsWith('"');
    if (isWhole) {
      chunks[index] = (chunks[index] ?? "").slice(0, -opening[0].length);
      chunks[index + 1] = next.slice(1);
    }
    holes.push({ ...hole, isWhole, opening: isWhole ? opening[0] : "", after: "" });
    // What follows is judged as if the value were there.
    before += isWhole ? '"' : "0";
  }
  for (const [index, hole] of holes.entries()) hole.after = chunks[index + 1] ?? "";
  return { start: chunks[0] ?? "", holes };
}

/** Where in a page the text after `before` stands. */
function placeOf(before: string): Pick<Hole, "kind"> {
  const tag = /<[^<>"]*(?:"[^"]*"[^<>"]*)*("[^"]*)?$/.exec(before);
  if (!tag) return { kind: "text" };
  if (tag[1] === undefined) throw new TypeError("markup: a value inside of a tag stands in double quotes");
  const [, name = "", written = ""] = OPENING.exec(before) ?? [];
  if (name === "" || REFUSED.test(name)) throw new TypeError(`markup: no value belongs into ${name || "this attribute"}`);
  return { kind: ADDRESSES.has(name) && written === "" ? "address" : "attribute" };
}

function fillHole({ kind, opening, isWhole }: Hole, value: MarkupValue, read: (value: unknown) => string | null): string {
  if (kind === "text") return textOf(value, read);
  if (isWhole && (value === null || value === undefined || value === false)) return "";
  const written = value === true ? "" : value;
  if (typeof written !== "string" && typeof written !== "number") throw new TypeError("markup: an attribute takes text or a number");
  if (kind === "address" && !/^(?:\/(?![/\\])|#)[^\t\n\r]*$/.test(String(written))) throw new TypeError("markup: an address is a path of this site");
  return isWhole ? `${opening}${escapeText(written)}"` : escapeText(written);
}

function textOf(value: MarkupValue, read: (value: unknown) => string | null): string {
  if (value === null || value === undefined || typeof value === "boolean") return "";
  if (typeof value === "string" || typeof value === "number") return escapeText(value);
  if (Array.isArray(value)) return value.map((part: MarkupValue) => textOf(part, read)).join("");
  const html = read(value);
  if (html === null) throw new TypeError("markup: neither text nor markup");
  return html;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeText(value: string | number): string {
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}
