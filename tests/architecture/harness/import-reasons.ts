import ts from "typescript";
import { isTest, readSources, readText, type SourceFile } from "./source-files";

/** A text that readers of files make for whoever imports, with `{}` where something is put in. */
export type WrittenReason = { where: string; text: string };

/** Where reasons are written. What writers of files leave out is another report, that only the command line shows. */
const READERS = ["server/content-formats", "server/bundles", "server/authoring/bundle"];
const WRITERS = /\/(?:export|write)-[\w-]+\.ts$/;
/** The argument that is a reason, by what is called. */
const SAYERS: Readonly<Record<string, number>> = { ImportRefused: 0, super: 0, refuseItem: 2, refused: 2, imported: 2 };
const FIELDS = new Set(["reason", "refusal", "note"]);
/** Schemas and rules of the parts of a course: their messages are reasons too. */
const RULES = ["lib/schemas/questions.ts", "lib/schemas/question-parts.ts", "lib/schemas/bundle.ts", "lib/schemas/certificate-design.ts", "lib/schemas/assignment-content.ts", "lib/schemas/rubric.ts", "lib/schemas/lesson-content.ts", "lib/domain/course-terms.ts"];

/** Every reason that the readers write, once for each way that it can come out. */
export function writtenReasons(): WrittenReason[] {
  const readers = readSources(READERS).filter((file) => !isTest(file) && !WRITERS.test(file.path));
  return [
    ...readers.flatMap((file) => collect(file, (node, shapes) => isReasonPlace(node) || shapes.some(isSentence))),
    ...RULES.flatMap((path) => collect({ path, text: readText(path) }, (node, shapes) => isMessagePlace(node) || shapes.some(isRule))),
    ...refusedCaptions(),
  ];
}

function collect(file: SourceFile, isReason: (node: ts.Expression, shapes: readonly string[]) => boolean): WrittenReason[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const found: WrittenReason[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    const shapes = ts.isExpression(node) ? shapesOf(node) : null;
    if (shapes && ts.isExpression(node)) {
      const where = `${file.path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (isReason(node, shapes)) found.push(...shapes.map((text) => ({ where, text })));
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The texts that a literal can be; null for what is no literal. A choice between texts inside of one gives each of them. */
function shapesOf(node: ts.Expression): string[] | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return null;
  return node.templateSpans.reduce<string[]>((starts, { expression, literal }) => starts.flatMap((start) => choices(expression).map((middle) => `${start}${middle}${literal.text}`)), [node.head.text]);
}

function choices(node: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(node)) return choices(node.expression);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(choices);
  return shapesOf(node) ?? ["{}"];
}

/** Whether what an expression gives is taken as a reason right there, through choices and lists. */
function isReasonPlace(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isReasonPlace(parent);
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && isReasonPlace(parent);
  if (ts.isArrayLiteralExpression(parent) || ts.isParenthesizedExpression(parent)) return isReasonPlace(parent);
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && FIELDS.has(parent.name.getText());
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  const called = parent.expression.getText();
  const place = called.endsWith("notes.add") ? 2 : SAYERS[called.slice(called.lastIndexOf(".") + 1)];
  return place !== undefined && parent.arguments?.[place] === node;
}

function isMessagePlace({ parent }: ts.Expression): boolean {
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === "message";
  return ts.isCallExpression(parent) && /\.refine$/.test(parent.expression.getText()) && parent.arguments.length > 1;
}

/** "It is no PDF.", and not a line of code or of a format. */
function isSentence(text: string): boolean {
  return /^[A-Z"{][^\n<]* [^\n<]*\.$/.test(text) && /[a-z]{2,} /.test(text);
}

/** "no option is right": what a rule finds, in small letters. */
function isRule(text: string): boolean {
  return /^[a-z]+ [a-z]+ (?:[\w{},:]+ ?)+$/.test(text);
}

function refusedCaptions(): WrittenReason[] {
  const codes = new Set(readSources(["lib/captions"]).filter((file) => !isTest(file)).flatMap(({ text }) => [...text.matchAll(/"refused", "(\w+)"/g)].map(([, code = ""]) => code)));
  const path = "lib/captions/caption-problem.ts";
  const texts = new Map([...readText(path).matchAll(/^ {2}(\w+): \([^)]*\) => (["`])(.*)\2,$/gm)].map(([, code = "", , text = ""]) => [code, text.replaceAll(/\$\{[^}]*\}/g, "{}")]));
  return [...codes].map((code) => ({ where: `${path} ${code}`, text: texts.get(code) ?? code }));
}
