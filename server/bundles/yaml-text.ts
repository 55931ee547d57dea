import { Document, isAlias, isNode, parseDocument, Scalar, visit } from "yaml";
import { ImportRefused } from "@/server/content-formats";

const MAX_LENGTH = 4_000_000;

/**
 * The value that a YAML 1.2 text says, by the core schema: no references, no tags, no key twice. So nothing grows beyond
 * its length and nothing but plain data comes out. Throws ImportRefused with the line.
 */
export function readYaml(source: string): unknown {
  if (source.length > MAX_LENGTH) throw new ImportRefused(`The YAML has more than ${MAX_LENGTH} characters.`);
  const document = parseDocument(source, { schema: "core", uniqueKeys: true, stringKeys: true, logLevel: "silent" });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw new ImportRefused(`The YAML cannot be read: ${problem.message.split("\n")[0] ?? ""}`, problem.linePos?.[0].line ?? null);
  visit(document, (_key, node) => {
    if (isAlias(node) || (isNode(node) && "anchor" in node && node.anchor !== undefined)) throw new ImportRefused("References are not allowed in YAML here: they can grow without end.");
  });
  return document.toJS({ maxAliasCount: 0 });
}

const STYLE = { lineWidth: 0, minContentWidth: 0, indent: 2, blockQuote: "literal" } as const;

/** A value as the one YAML text that we write for it: reading it and writing it again gives the same bytes. */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { schema: "core", aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === "string" && node.value.includes("\n") && !isKeptAsBlock(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString(STYLE);
}

/** The library's block of lines may lose spaces in front of a text, and those of a line that has nothing else. */
function isKeptAsBlock(text: string): boolean {
  return !/^\s/.test(text) && !/^[ \t]+$/m.test(text);
}
