import { parseCaptions } from "../../lib/captions/parse-captions.ts";
import { answer, endWith, readNamedFile } from "./answer.ts";

const [command, file] = process.argv.slice(2).filter((argument) => argument !== "--json");
if (command !== "check" || file === undefined) endWith(2, "Usage: npm run -s captions -- check FILE --json");

const { ok, cues, problems } = parseCaptions(readNamedFile(file));
answer({ ok, cues: cues.map(({ start, end, text }) => ({ start, end, text })), problems: problems.map(({ line, message }) => ({ line, message })) }, ok);
