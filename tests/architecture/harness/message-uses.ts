import type { SourceFile } from "./source-files";

/** A place that asks a translator for a key: `keys` are the whole keys that it may mean, as patterns when it is composed. */
export type MessageUse = { where: string; asked: string; keys: RegExp[] };

const DECLARED = /\b(?:const|let)\s+(\w+)\s*=\s*(?:await\s+)?(?:getTranslations|useTranslations|createTranslator)\(\s*([^;]*?)\)\s*;/gs;
const DESTRUCTURED = /\bconst\s+\[([^\]]*)\]\s*=\s*await\s+Promise\.all\(\[(.*?)\]\);/gs;
const NAMESPACE = /namespace:\s*["'`]([\w.-]+)["'`]|^\s*["'`]([\w.-]+)["'`]/;

/**
 * Every use of a translator that is declared in the file itself with a fixed namespace. A name means the declaration
 * nearest before it. Translators that arrive as a parameter are not followed.
 */
export function findMessageUses(file: SourceFile): MessageUse[] {
  const declarations = declaredTranslators(file.text);
  const names = [...new Set(declarations.map(({ name }) => name))];
  return names.flatMap((name) => {
    const calls = file.text.matchAll(new RegExp(String.raw`(?<![\w.])${name}(\.(?:rich|markup|raw))?\(\s*(?:(["'])((?:(?!\2).)*)\2|\`((?:[^\`$]|\$\{[^}]*\})*)\`)`, "g"));
    return [...calls].flatMap(({ index, 1: method, 3: fixed, 4: composed }) => {
      const asked = fixed ?? composed ?? "";
      const declaration = declarations.filter((one) => one.name === name && one.index < index).at(-1);
      if (!declaration?.namespace) return [];
      const line = file.text.slice(0, index).split("\n").length;
      return [{ where: `${file.path}:${line}`, asked, keys: [toPattern(`${declaration.namespace}.${asked}`, "^", method === ".raw" ? GROUP : "$")] }];
    });
  });
}

/** All quoted texts of a file that could be a key or its end, composed ones as patterns. */
export function findQuoted({ text }: SourceFile): { plain: string[]; composed: RegExp[] } {
  const plain = [...text.matchAll(/["'`]([\w.-]+)["'`]/g)].map(([, found = ""]) => found);
  const composed = [...text.matchAll(/`((?:[\w.-]|\$\{[^}`]*\})*\$\{[^}`]*\}(?:[\w.-]|\$\{[^}`]*\})*)`/g)]
    .map(([, found = ""]) => found)
    .filter((found) => /[\w]{2}|\./.test(found.replaceAll(/\$\{[^}]*\}/g, "")));
  return { plain, composed: composed.map((found) => toPattern(found, "(?:^|\\.)")) };
}

type Declaration = { name: string; namespace: string | null; index: number };

function declaredTranslators(text: string): Declaration[] {
  const single = [...text.matchAll(DECLARED)].map(({ index, 1: name = "", 2: args = "" }) => ({ name, namespace: namespaceOf(args), index }));
  const grouped = [...text.matchAll(DESTRUCTURED)].flatMap(({ index, 1: names = "", 2: values = "" }) => {
    const calls = values.split(/,\s*(?=(?:get|read|list|find|load|await|\w+\())(?![^{]*\})/);
    return names.split(",").flatMap((name, place) => {
      const call = calls[place] ?? "";
      return call.includes("getTranslations(") ? [{ name: name.trim(), namespace: namespaceOf(call.slice(call.indexOf("(") + 1)), index }] : [];
    });
  });
  return [...single, ...grouped].sort((a, b) => a.index - b.index);
}

function namespaceOf(args: string): string | null {
  const found = NAMESPACE.exec(args);
  return found?.[1] ?? found?.[2] ?? null;
}

/** `t.raw` may also take a whole group of texts. */
const GROUP = String.raw`(?:\..+)?$`;

function toPattern(key: string, start = "^", end = "$"): RegExp {
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^()|[\]\\{}]/g, String.raw`\$&`));
  return new RegExp(`${start}${parts.join(".+")}${end}`);
}
