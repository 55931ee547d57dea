/** Quotes and lists within each other on one line, and the columns in front of what it says: beyond these nobody reads on. */
const MAX_MARKERS = 24;
const MAX_COLUMNS = 120;
const TAB_COLUMNS = 4;

/** One quote or list item that a line opens: what is in front of its mark, and the mark. */
const MARKER = /([ \t]*)(?:(>)|([-+*])(?=[ \t]|$)|(\d{1,9})([.)])(?=[ \t]|$))/y;

/**
 * The text with quotes and lists no deeper than a person writes them: a mark that goes deeper stands for itself, and
 * deeper indentation is shortened. Reading nested Markdown costs far more than its length and ends in a stack that
 * overflows: 10 kB of "- - - …" took 44 s.
 */
export function limitNesting(markdown: string): string {
  return markdown.split("\n").map(limitLine).join("\n");
}

function limitLine(line: string): string {
  let at = 0;
  let columns = 0;
  for (let markers = 0; ; markers += 1) {
    MARKER.lastIndex = at;
    const found = MARKER.exec(line);
    const indent = found?.[1] ?? /^[ \t]*/.exec(line.slice(at))?.[0] ?? "";
    columns += columnsOf(indent);
    if (columns > MAX_COLUMNS) return line.slice(0, at) + " ".repeat(Math.max(0, MAX_COLUMNS - columns + columnsOf(indent))) + escapeMark(line.slice(at + indent.length));
    if (!found) return line;
    if (markers === MAX_MARKERS) return line.slice(0, at) + indent + escapeMark(line.slice(at + indent.length));
    columns += found[0].length - indent.length;
    at += found[0].length;
  }
}

/** A mark at the beginning of a text as a letter like any other. */
function escapeMark(text: string): string {
  return text.replace(/^(\d{0,9})([->+*.)])/, String.raw`$1\$2`);
}

function columnsOf(indent: string): number {
  return [...indent].reduce((sum, character) => sum + (character === "\t" ? TAB_COLUMNS : 1), 0);
}
