import path from "node:path";
import { readSource, type BundleItem } from "../../server/bundles/index.ts";
import type { Ctx } from "../../server/platform/ctx.ts";
import { SetupProblem } from "../stack/cloud.ts";
import { answer, endWith } from "./answer.ts";
import { readSourcePath, writeFolder } from "./course-folder.ts";
import { withSchool } from "./with-school.ts";

const USAGE = `Usage: npm run -s course -- import PATH [--dry-run] [--json]
       npm run -s course -- export SLUG DIR
       npm run -s course -- diff SLUG DIR [--json]`;

const args = process.argv.slice(2);
const flags = new Set(args.filter((argument) => argument.startsWith("--")));
const [command, ...operands] = args.filter((argument) => !argument.startsWith("--"));
const unknown = [...flags].find((flag) => flag !== "--json" && flag !== "--dry-run");
const isJson = flags.has("--json");

try {
  await run();
} catch (error) {
  if (error instanceof SetupProblem) endWith(2, error.message);
  if (error instanceof Error && "code" in error && typeof error.code === "string" && error.code.includes(".")) endWith(1, [error.code, ...("issues" in error && Array.isArray(error.issues) ? error.issues.map((issue: { path: string; message: string }) => `${issue.path} ${issue.message}`) : [])].join(": "));
  throw error;
}

async function run(): Promise<void> {
  const [first, second, ...more] = operands;
  if (unknown !== undefined || more.length > 0 || first === undefined) return endWith(2, USAGE);
  if (command === "import" && second === undefined) return importPath(first);
  if (command === "export" && second !== undefined) return exportTo(first, fromHere(second));
  if (command === "diff" && second !== undefined) return compare(first, fromHere(second));
  return endWith(2, USAGE);
}

async function importPath(source: string): Promise<void> {
  const { files, problems } = await readSourcePath(fromHere(source));
  const name = path.basename(source);
  const { courses, items: read } = await readSource(name, files, problems);
  const items = [...problems, ...read];
  // What cannot be read at all needs no school to say so.
  if (flags.has("--dry-run") || courses.length === 0) return report(items);
  const { importCourse } = await import("../../server/authoring/index.ts");
  const done = await withSchool((ctx) => importCourse(ctx, { name, files, problems, update: true, dryRun: false }));
  if (!isJson) for (const { slug } of done.courses) process.stdout.write(`course ${slug}\n`);
  return report(done.items);
}

async function exportTo(slug: string, folder: string): Promise<void> {
  const { exportCourse } = await import("../../server/authoring/index.ts");
  const { files } = await withSchool(async (ctx) => exportCourse(ctx, { courseId: await findCourse(ctx, slug) }));
  writeFolder(folder, files);
  if (isJson) answer({ files: files.map((file) => file.path) }, true);
  else process.stdout.write(`${files.length} files in ${folder}\n`);
}

async function compare(slug: string, folder: string): Promise<void> {
  const { files, problems } = await readSourcePath(folder);
  const { diffCourse } = await import("../../server/authoring/index.ts");
  const changes = await withSchool(async (ctx) => diffCourse(ctx, { courseId: await findCourse(ctx, slug), name: path.basename(folder), files }));
  const refused = problems.map(({ path: place, reason }) => ({ path: place, change: "refused" as const, reason }));
  const all = [...changes, ...refused];
  if (isJson) return answer({ changes: all }, !all.some(({ change }) => change === "refused"));
  for (const { path: place, change, reason } of all) process.stdout.write(`${change} ${place}${reason === null ? "" : `: ${reason}`}\n`);
  process.exitCode = all.some(({ change }) => change === "refused") ? 1 : 0;
}

async function findCourse({ db }: Ctx, slug: string): Promise<string> {
  const course = await db.course.findFirst({ where: { slug, deletedAt: null }, select: { id: true } });
  return course?.id ?? endWith(2, `The school has no course ${slug}.`);
}

function report(items: readonly BundleItem[]): void {
  const count = (status: BundleItem["status"]) => items.filter((item) => item.status === status).length;
  const summary = { imported: count("imported"), converted: count("converted"), refused: count("refused") };
  if (isJson) return answer({ items: items.map(({ path: place, kind, status, reason }) => ({ path: place, kind, status, reason })), summary }, summary.refused === 0);
  for (const { path: place, status, reason } of items) process.stdout.write(`${status} ${place}${reason === null ? "" : `: ${reason}`}\n`);
  process.stdout.write(`${summary.imported} imported, ${summary.converted} converted, ${summary.refused} refused\n`);
  process.exitCode = summary.refused === 0 ? 0 : 1;
}

function fromHere(name: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
}
