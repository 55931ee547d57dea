import { ImportRefused, readItem, takeQuestion, type ImportItem } from "../import-report";

type Block = { line: number; lines: string[] };

/** Questions of an Aiken file (https://docs.moodle.org/en/Aiken_format): text, lettered options, one `ANSWER:` each. */
export function importAiken(source: string, file: string): ImportItem[] {
  return blocksOf(source).map((block) => {
    const path = `${file}:${block.line}`;
    return readItem(path, "single", () => readBlock(block, path));
  });
}

/** A question ends with its answer; blank lines before that are part of it. */
function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  let open: Block = { line: 0, lines: [] };
  for (const [index, line] of source.split(/\r\n|\n|\r/).entries()) {
    if (open.lines.length === 0 && line.trim() === "") continue;
    if (open.lines.length === 0) open.line = index + 1;
    open.lines.push(line.trim());
    if (!/^ANSWER\s*:/i.test(line.trim())) continue;
    blocks.push(open);
    open = { line: 0, lines: [] };
  }
  return open.lines.length > 0 ? [...blocks, open] : blocks;
}

function readBlock({ line, lines }: Block, path: string): ImportItem {
  const answer = /^ANSWER\s*:\s*([A-Z])\s*$/i.exec(lines.at(-1) ?? "")?.[1]?.toUpperCase();
  if (answer === undefined) throw new ImportRefused("The question has no line such as ANSWER: A.", line);
  const options: { letter: string; text: string }[] = [];
  const prompt: string[] = [];
  for (const [index, text] of lines.slice(0, -1).entries()) {
    const [, letter, rest = ""] = /^([A-Z])[.)]\s*(.*)$/.exec(text) ?? [];
    if (letter === String.fromCharCode(65 + options.length)) options.push({ letter, text: rest.trim() });
    else if (options.length === 0) prompt.push(text);
    else if (text !== "") throw new ImportRefused(`An option must start with ${String.fromCharCode(65 + options.length)}. or ${String.fromCharCode(65 + options.length)}).`, line + index);
  }
  if (options.length < 2) throw new ImportRefused("A question needs two options or more.", line);
  if (!options.some(({ letter }) => letter === answer)) throw new ImportRefused(`There is no option ${answer}.`, line + lines.length - 1);
  const text = prompt.join("\n").trim();
  if (text === "") throw new ImportRefused("The question has no text.", line);
  return takeQuestion(path, {
    type: "single",
    prompt: { format: "plain", text },
    options: options.map((option) => ({ id: option.letter, text: { format: "plain", text: option.text }, correct: option.letter === answer })),
  });
}
