import path from "node:path";
import { importQuestions } from "../../server/content-formats/index.ts";
import { answer, endWith, readNamedFile } from "./answer.ts";
import { scoreCases } from "./score-cases.ts";

const USAGE = "Usage: npm run -s question -- import FILE --json\n       npm run -s question -- score ITEM --responses CASES --json";

const args = process.argv.slice(2).filter((argument) => argument !== "--json");
const at = args.indexOf("--responses");
const responses = at === -1 ? undefined : args.splice(at, 2)[1];
const [command, file, ...more] = args;

if (file === undefined || more.length > 0) endWith(2, USAGE);
if (command === "import") {
  const { format, items, summary } = await importQuestions(path.basename(file), readNamedFile(file));
  answer(
    {
      format,
      questions: items.flatMap(({ path: source, question }) => (question ? [{ source, ...question }] : [])),
      refusals: items.filter(({ status }) => status === "refused").map(({ path: source, kind, reason }) => ({ path: source, kind, reason })),
      items: items.map(({ path: source, kind, status, reason }) => ({ path: source, kind, status, reason })),
      summary,
    },
    summary.refused === 0,
  );
} else if (command === "score" && responses !== undefined) {
  const scored = scoreCases(readNamedFile(file), readNamedFile(responses));
  answer(scored, !scored.some((each) => "refused" in each));
} else endWith(2, USAGE);
