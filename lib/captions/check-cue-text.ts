import type { CaptionProblemCode } from "./caption-problem";

type TextProblem = { code: CaptionProblemCode; params: Record<string, string> };

const TAGS = new Set(["b", "i", "u", "c", "ruby", "rt", "v", "lang"]);

/** What a browser will not show of one line of a cue as its author meant it. */
export function checkCueText(line: string, cue: string): TextProblem[] {
  const problems: TextProblem[] = [];
  for (const [tag, closed] of tagsOf(line)) {
    const [, name = "", annotation = ""] = /^\/?([a-z]*)(?:\.[^\s]*)?\s*(.*)$/s.exec(tag) ?? [];
    if (!closed) problems.push({ code: "tag_open", params: { tag: tag.slice(0, 20) } });
    else if (!TAGS.has(name) && !/^[\d:.]+$/.test(tag)) problems.push({ code: "tag_unknown", params: { tag: tag.slice(0, 20) } });
    else if ((name === "lang" || name === "v") && !tag.startsWith("/") && annotation === "") problems.push({ code: "tag_incomplete", params: { tag: name } });
    else if (name === "rt" && !cue.includes("<ruby")) problems.push({ code: "tag_misplaced", params: {} });
  }
  return problems;
}

function tagsOf(line: string): [string, boolean][] {
  return line.split("<").slice(1).map((part) => {
    const end = part.indexOf(">");
    return end === -1 ? [part, false] : [part.slice(0, end), true];
  });
}
