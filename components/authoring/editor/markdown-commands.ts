/** A text and what is selected in it. */
export type Selected = { text: string; start: number; end: number };
/** Replace `from`..`to` by `insert`, then select `start`..`end`. */
export type Edit = { from: number; to: number; insert: string; start: number; end: number };

export const COMMANDS = ["heading", "bold", "italic", "link", "list", "numbers", "quote", "code", "math", "table", "callout", "image"] as const;
export type Command = (typeof COMMANDS)[number];
/** An image is chosen and sent first: `imageEdit` then writes it. */
export type TextCommand = Exclude<Command, "image">;

/** Words that a command writes where the author has selected none. */
export type CommandWords = { text: string; url: string; column: string; callout: string };

/** What a button of the toolbar does to the text: wraps or unwraps the selection, marks its lines, or writes a block. */
export function applyCommand(command: TextCommand, selected: Selected, words: CommandWords): Edit {
  switch (command) {
    case "bold":
      return wrap(selected, "**", words.text);
    case "italic":
      return wrap(selected, "_", words.text);
    case "heading":
      return prefixLines(selected, () => "## ", /^#{1,6} /);
    case "list":
      return prefixLines(selected, () => "- ", /^[-*] /);
    case "numbers":
      return prefixLines(selected, (index) => `${index + 1}. `, /^\d+\. /);
    case "quote":
      return prefixLines(selected, () => "> ", /^> ?/);
    case "link":
      return around(selected, "[", `](${words.url})`, words.text);
    case "code":
      return isOneLine(selected) ? wrap(selected, "`", words.text) : block(selected, (chosen) => `\`\`\`\n${chosen}\n\`\`\``);
    case "math":
      return isOneLine(selected) ? wrap(selected, "$", "x^2") : block(selected, (chosen) => `$$\n${chosen}\n$$`);
    case "callout":
      return block(selected, (chosen) => ["> [!NOTE]", ...(chosen || words.callout).split("\n").map((line) => `> ${line}`)].join("\n"));
    case "table":
      return block(selected, () => `| ${words.column} 1 | ${words.column} 2 |\n| --- | --- |\n|  |  |`);
  }
}

/** Writes an image in the place of what is selected; what it shows cannot end the Markdown around it. */
export function imageEdit({ start, end }: Selected, { url, alt }: { url: string; alt: string }): Edit {
  const insert = `![${alt.replaceAll(/\s+/g, " ").trim().replaceAll(/[[\]\\]/g, "\\$&")}](${url})`;
  return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
}

function isOneLine({ text, start, end }: Selected): boolean {
  return !text.slice(start, end).includes("\n");
}

function wrap(selected: Selected, mark: string, placeholder: string): Edit {
  const { text, start, end } = selected;
  const isWrapped = start >= mark.length && text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (!isWrapped) return around(selected, mark, mark, placeholder);
  return { from: start - mark.length, to: end + mark.length, insert: text.slice(start, end), start: start - mark.length, end: end - mark.length };
}

function around({ text, start, end }: Selected, before: string, after: string, placeholder: string): Edit {
  const inside = text.slice(start, end) || placeholder;
  return { from: start, to: end, insert: before + inside + after, start: start + before.length, end: start + before.length + inside.length };
}

function prefixLines({ text, start, end }: Selected, prefix: (index: number) => string, known: RegExp): Edit {
  const from = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const stop = text.indexOf("\n", end);
  const to = stop === -1 ? text.length : stop;
  const lines = text.slice(from, to).split("\n");
  const isMarked = lines.every((line) => known.test(line));
  const insert = lines.map((line, index) => (isMarked ? line.replace(known, "") : prefix(index) + line.replace(known, ""))).join("\n");
  return { from, to, insert, start: lines.length === 1 ? from + insert.length : from, end: from + insert.length };
}

function block({ text, start, end }: Selected, write: (chosen: string) => string): Edit {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const trail = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const insert = lead + write(text.slice(start, end)) + trail;
  return { from: start, to: end, insert, start: start + lead.length, end: start + insert.length - trail.length };
}
