import type { Question } from "@/lib/schemas/questions";
import { ExportRefused, type Exported } from "../export-report";
import { partsOf } from "./export-parts";
import { tag } from "./write-xml";

export type QtiFile = { path: string; xml: string };

/**
 * Questions as items of QTI 3.0 (https://www.imsglobal.org/spec/qti/v3p0/impl), one file each, whose scoring gives what
 * ours does. What QTI cannot score alike (patterns, slips, code) is left out rather than scored otherwise; what is only
 * shown otherwise is among the losses.
 */
export function exportQti3(questions: readonly Question[]): Exported<QtiFile[]> {
  const losses: Exported<QtiFile[]>["losses"] = [];
  const content = questions.flatMap((question, index): QtiFile[] => {
    try {
      const file = { path: `item-${index + 1}.xml`, xml: itemOf(question, `item-${index + 1}`, (reason) => losses.push({ index, omitted: false, reason })) };
      for (const reason of lossesOf(question)) losses.push({ index, omitted: false, reason });
      return [file];
    } catch (error) {
      if (!(error instanceof ExportRefused)) throw error;
      losses.push({ index, omitted: true, reason: error.message });
      return [];
    }
  });
  return { content, losses };
}

function itemOf(question: Question, identifier: string, loss: (reason: string) => void): string {
  const { declarations, body, rules } = partsOf(question, loss);
  const outcome = (name: string, value: number) => tag("qti-outcome-declaration", { identifier: name, cardinality: "single", "base-type": "float" }, tag("qti-default-value", {}, tag("qti-value", {}, String(value))));
  const item = tag(
    "qti-assessment-item",
    { xmlns: "http://www.imsglobal.org/xsd/imsqtiasi_v3p0", identifier, title: question.title ?? identifier, adaptive: false, "time-dependent": false, "xml:lang": question.language },
    ...declarations,
    outcome("SCORE", 0),
    outcome("MAXSCORE", question.points),
    tag("qti-item-body", {}, ...body),
    rules.length === 0 ? "" : tag("qti-response-processing", {}, ...rules),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${item}\n`;
}

function lossesOf({ hints, media, tags, rationale, feedback }: Question): string[] {
  const told: [boolean, string][] = [
    [hints.length > 0, "Hints are not written."],
    [media.length > 0, "Files are not written."],
    [tags.length > 0, "Tags are not written."],
    [rationale !== null, "Why an answer is right is not written."],
    [(feedback.correct ?? feedback.incorrect ?? feedback.general) !== null, "Feedback is not written."],
  ];
  return told.flatMap(([isLost, reason]) => (isLost ? [reason] : []));
}
