const TAGS = new Set(["b", "i", "u", "c", "ruby", "rt", "v", "lang"]);

/** What a browser will not show of one line of a cue as its author meant it. */
export function checkCueText(line: string, cue: string): string[] {
  const problems: string[] = [];
  for (const [tag, closed] of tagsOf(line)) {
    const [, name = "", annotation = ""] = /^\/?([a-z]*)(?:\.[^\s]*)?\s*(.*)$/s.exec(tag) ?? [];
    if (!closed) problems.push(`The tag <${tag.slice(0, 20)} has no closing ">".`);
    else if (!TAGS.has(name) && !/^[\d:.]+$/.test(tag)) problems.push(`The tag <${tag.slice(0, 20)}> is not one of WebVTT; write &lt; for a less-than sign.`);
    else if ((name === "lang" || name === "v") && !tag.startsWith("/") && annotation === "") problems.push(`The tag <${name}> does not say which.`);
    else if (name === "rt" && !cue.includes("<ruby")) problems.push("The tag <rt> stands outside of <ruby>.");
  }
  return problems;
}

function tagsOf(line: string): [string, boolean][] {
  return line.split("<").slice(1).map((part) => {
    const end = part.indexOf(">");
    return end === -1 ? [part, false] : [part.slice(0, end), true];
  });
}
