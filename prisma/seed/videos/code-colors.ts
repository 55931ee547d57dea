export type CodeLanguage = "sql" | "ts" | "text";
export type Token = { text: string; color: string };

/** Code on the video's dark ground; the tokens `code-*` of the design, in hex for the renderer. */
const colors = { text: "#e6e2da", comment: "#9aa2b5", keyword: "#9fc0f3", string: "#9fd9ab", number: "#f2c178", type: "#efb29a" };

const keywords: Record<CodeLanguage, RegExp | null> = {
  sql: /^(SELECT|FROM|JOIN|LEFT|ON|WHERE|GROUP|BY|AS|WITH|AND|OR|NOT|IN|IS|NULL|EXISTS|DISTINCT|CREATE|INDEX|EXPLAIN|ANALYZE|SUM|COUNT|AVG|COALESCE|ORDER|DATE|TRUE|FALSE|UNKNOWN)$/i,
  ts: /^(const|let|function|return|if|else|switch|case|default|type|interface|as|is|typeof|new|throw|import|from|export|unique|readonly|in|null|true|false|declare)$/,
  text: null,
};
const typeNames = /^(string|number|boolean|unknown|any|never|symbol|Date|Error|[A-Z][A-Za-z]+)$/;
const pattern = /(--.*|\/\/.*)|('[^']*'|"[^"]*"|`[^`]*`)|(\b\d[\d_.]*\b)|([A-Za-z_][A-Za-z0-9_]*)|(\s+)|(.)/g;

/**
 * Splits one line of code in coloured pieces: enough for slides, no more. Each symbol is a piece of its own, so that
 * the font cannot join two of them in a ligature.
 */
export function colorize(line: string, language: CodeLanguage): Token[] {
  if (language === "text") return [...line.matchAll(/[\p{L}\p{N}\s]+|./gu)].map((match) => ({ text: match[0], color: colors.text }));
  return [...line.matchAll(pattern)].map((match) => ({ text: match[0], color: colorOf(match, language) }));
}

function colorOf(match: RegExpExecArray, language: CodeLanguage): string {
  const [, comment, string, number, word] = match;
  if (comment !== undefined) return colors.comment;
  if (string !== undefined) return colors.string;
  if (number !== undefined) return colors.number;
  if (word === undefined) return colors.text;
  if (keywords[language]?.test(word)) return colors.keyword;
  return language === "ts" && typeNames.test(word) ? colors.type : colors.text;
}
