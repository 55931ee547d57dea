export type GiftBlock = { text: string; line: number };

/**
 * The entries of a GIFT file, which blank lines part, with the line that each starts on. Comments that stand alone
 * belong to what follows, since they carry its id and tags; those that say neither are dropped.
 */
export function splitGift(source: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let open: { lines: string[]; line: number } = { lines: [], line: 0 };
  const close = () => {
    if (open.lines.every((line) => line.startsWith("//"))) return;
    blocks.push({ text: open.lines.join("\n"), line: open.line });
    open = { lines: [], line: 0 };
  };
  for (const [index, line] of source.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === "") close();
    else if (line.trimStart().startsWith("//") && !open.lines.some((each) => !each.startsWith("//"))) {
      if (/\[(?:id|tag):/.test(line)) open.lines.push(line.trimStart());
    } else {
      if (open.line === 0) open.line = index + 1;
      open.lines.push(line);
    }
  }
  close();
  return blocks;
}
