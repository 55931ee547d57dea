import { describe, expect, it } from "vitest";
import { isStorableJson } from "@/lib/schemas/storable-json";
import { importQuestions } from "./import-questions";
import { takeQuestion } from "./import-report";

const read = async (name: string, text: string) => (await importQuestions(name, new TextEncoder().encode(text))).items;
const questionsOf = async (name: string, text: string) => (await read(name, text)).flatMap(({ question }) => question ?? []);

describe("GIFT", () => {
  it("gives a report for each entry; a broken one concerns itself only", async () => {
    const items = await read("a.gift", "$CATEGORY: web/css\n\n// [id:7] [tag:x]\n::Q::Is it\\: a?{=yes#good ~no}\n\nbroken {~\n\nWhat: now?{TRUE}\n\nJust text.\n\nPick{~%50%a ~%50%b ~%-100%c}\n");
    expect(items.map(({ path, kind, status }) => `${path} ${kind} ${status}`)).toEqual(["a.gift:1 category imported", "a.gift:4 single imported", "a.gift:6 question refused", "a.gift:8 boolean converted", "a.gift:10 information imported", "a.gift:12 multiple imported"]);
    expect(items[1]?.question).toMatchObject({ category: "web/css", sourceId: "7", tags: ["x"], title: "Q", prompt: { text: "Is it: a?" }, options: [{ correct: true, feedback: { text: "good" } }, { correct: false }] });
    expect(items[5]?.question).toMatchObject({ scoring: "credits", options: [{ correct: true, credit: 0.5 }, { correct: true, credit: 0.5 }, { correct: false, credit: -1 }] });
  });

  it("writes escaped characters in pairs as they are", async () => {
    expect(await questionsOf("a.gift", "m{=a -> x\\=1 =b -> x\\=1 = -> z}")).toMatchObject([{ targets: [{ text: { text: "x=1" } }, { text: { text: "z" } }], pairs: [{ prompt: "p1", target: "t1" }, { prompt: "p2", target: "t1" }] }]);
  });
});

describe("Aiken", () => {
  it("takes questions and refuses by line what lacks an answer or an option", async () => {
    const items = await read("a.txt", "One?\nmore\nA) x\nB) y\nANSWER: b\n\nTwo?\nA. x\nB. y\nANSWER: C\n\nThree?\nA. x\nANSWER: A\n\nFour?\nA. x\nB. y\n");
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([
      ["imported", null],
      ["refused", "Line 10: There is no option C."],
      ["refused", "Line 12: A question needs two options or more."],
      ["refused", "Line 16: The question has no line such as ANSWER: A."],
    ]);
    expect(items[0]?.question).toMatchObject({ prompt: { text: "One?\nmore" }, options: [{ correct: false }, { correct: true }] });
  });
});

describe("CSV", () => {
  it("finds its separator, quoted lines, several right options and other columns", async () => {
    const items = await read("a.csv", '\uFEFFid;question;option_a;option_b;option_c;correct;points;tags\r\n1;"a;\n""b""";x;y;z;a, c;2,5;p, q\r\n2;c;x;y;;z;;\r\n;;;;;;;\r\n3;d;x;y;;Y;;\r\n');
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([["imported", null], ["refused", 'Line 4: "z" names no option.'], ["imported", null]]);
    expect(items[0]?.question).toMatchObject({ type: "multiple", points: 2.5, tags: ["p", "q"], prompt: { text: 'a;\n"b"' }, options: [{ id: "a", correct: true }, { correct: false }, { correct: true }] });
    expect(items[2]?.question).toMatchObject({ type: "single", options: [{ correct: false }, { correct: true }] });
  });

  it("refuses a table without the columns", async () => expect(await read("a.csv", "a,b\n1,2\n")).toMatchObject([{ status: "refused", reason: expect.stringContaining("first row") }]));
});

describe("Moodle XML", () => {
  const quiz = (...questions: string[]) => `<?xml version="1.0"?><quiz>${questions.join("")}</quiz>`;
  const text = (name: string, value: string, format = "html") => `<${name} format="${format}"><text><![CDATA[${value}]]></text></${name}>`;
  const question = (type: string, prompt: string, inner: string) => `<question type="${type}">${text("questiontext", prompt)}${inner}</question>`;
  const answer = (fraction: string, value: string, inner = "") => `<answer fraction="${fraction}"><text>${value}</text>${inner}</answer>`;

  it("takes each type that we have and refuses the rest", async () => {
    const items = await read("a.xml", quiz(
      question("multichoice", "m", `<single>false</single>${answer("33.33333", "a")}${answer("66.66667", "b")}${answer("-100", "c")}`),
      question("shortanswer", "s", `<usecase>1</usecase>${answer("100", "Ab")}${answer("50", "a*")}`),
      question("numerical", "n", `${answer("100", "3.5", "<tolerance>0.1</tolerance>")}${answer("0", "*", text("feedback", "no"))}<unitgradingtype>1</unitgradingtype><units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>`),
      question("matching", "x", `<subquestion format="html"><text>one</text><answer><text>1</text></answer></subquestion><subquestion><text/><answer><text>2</text></answer></subquestion>`),
      question("cloze", "Sky is {2:SA:=blue#yes~%50%azul}, 2+2={:NM:=4:0.5}, {1:MC:=a \\} b~c &amp; d}", ""),
      question("gapselect", "A [[2]] b", "<selectoption><text>x</text><group>1</group></selectoption><selectoption><text>y</text><group>1</group></selectoption>"),
      question("calculated", "c", ""),
    ));
    expect(items.map(({ kind, status }) => `${kind} ${status}`)).toEqual(["multiple imported", "shortText imported", "numeric imported", "matching imported", "cloze imported", "cloze imported", "calculated refused"]);
    const [multiple, short, numeric, , cloze, gaps] = items.map((item) => item.question);
    expect(multiple).toMatchObject({ options: [{ credit: 1 / 3 }, { credit: 2 / 3 }, { credit: -1 }] });
    expect(short).toMatchObject({ caseSensitive: true, accepted: [{ match: "exact" }, { match: "wildcard", credit: 0.5 }] });
    expect(numeric).toMatchObject({ accepted: [{ value: 3.5, tolerance: { amount: 0.1 } }], unit: { required: true, options: [{ name: "m", factor: 1 }, { name: "cm", factor: 0.01 }] }, feedback: { incorrect: { text: "no" } } });
    expect(cloze).toMatchObject({ points: 4, prompt: { text: "Sky is [[g1]], 2+2=[[g2]], [[g3]]" }, gaps: [{ weight: 2, accepted: [{ text: "blue", feedback: { text: "yes" } }, { text: "azul", credit: 0.5 }] }, { accepted: [{ value: 4, tolerance: { amount: 0.5 } }] }, { options: [{ text: { text: "a } b" }, correct: true }, { text: { text: "c & d" }, correct: false }] }] });
    expect(gaps).toMatchObject({ prompt: { text: "A [[g1]] b" }, gaps: [{ options: [{ correct: false }, { correct: true }] }] });
  });
});

describe("what no database can hold", () => {
  const item = (attribute: string) => `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t" adaptive="false" timeDependent="false"><responseDeclaration identifier="R" cardinality="single" baseType="identifier"/><outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody><hottextInteraction responseIdentifier="R" maxChoices="1" ${attribute}><p>Q <hottext identifier="a" ${attribute}>x</hottext></p></hottextInteraction></itemBody><responseProcessing><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseProcessing></assessmentItem>`;

  it.each(["placeholderText", "patternMask", "format"])("does not come of cutting %s in the middle of a sign", async (name) => {
    const items = await read("q.xml", item(`${name}="${"a".repeat(1_999)}😀"`));
    for (const { question } of items) expect(isStorableJson(question ?? null)).toBe(true);
    expect(items.some(({ status }) => status !== "refused")).toBe(true);
  });

  it.each(["a\0b", "a\ud83d"])("is refused in any field: %j", (text) => {
    const taken = takeQuestion("a", { type: "shortText", prompt: { format: "plain", text: "?" }, accepted: [{ text }] });
    expect(taken).toEqual({ path: "a", kind: "shortText", status: "refused", reason: "Cannot be stored." });
  });
});

describe("QTI 2", () => {
  const item = (declarations: string, body: string, processing = "", attributes = "") => `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="T" adaptive="false" ${attributes}>${declarations}<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody>${body}</itemBody>${processing}</assessmentItem>`;
  const template = (name: string) => `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}"/>`;
  const declare = (inner: string, cardinality = "single", base = "identifier") => `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${base}">${inner}</responseDeclaration>`;
  const correct = (...values: string[]) => `<correctResponse>${values.map((value) => `<value>${value}</value>`).join("")}</correctResponse>`;
  const choice = '<p>Q<script>alert(1)</script><a href="java&#x0a;script:alert(1)" onclick="x">l</a></p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><simpleChoice identifier="A"><b>a</b></simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction>';

  it("keeps text, and drops what could run", async () => {
    expect(await questionsOf("i.xml", item(declare(correct("A")), choice, template("match_correct")))).toMatchObject([{ type: "single", title: "T", prompt: { format: "html", text: "<p>Q<a>l</a></p>" }, options: [{ id: "A", text: { format: "html", text: "<b>a</b>" }, correct: true }, { id: "B", correct: false }] }]);
  });

  it("keeps the item's own scoring where ours would differ", async () => {
    const below = declare('<mapping defaultValue="0"><mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="B" mappedValue="-1"/></mapping>');
    expect(await questionsOf("i.xml", item(below, choice, template("map_response")))).toMatchObject([{ type: "qti", program: { responseRules: [{ do: "if" }] }, interactions: [{ identifier: "RESPONSE", kind: "choiceInteraction" }] }]);
    const bounded = below.replace("<mapping ", '<mapping lowerBound="0" ');
    expect(await questionsOf("i.xml", item(bounded, choice, template("map_response")))).toMatchObject([{ type: "single", options: [{ correct: true }, { correct: false, credit: -1 }] }]);
  });

  it.each([
    ["custom operators", item(declare(""), choice, '<responseProcessing><setOutcomeValue identifier="SCORE"><customOperator/></setOutcomeValue></responseProcessing>'), "customOperator is not supported"],
    ["templates of others", item(declare(""), choice, template("CC2_match")), "not one of QTI's own"],
    ["adaptive items", item(declare(correct("A")), choice).replace('adaptive="false"', 'adaptive="true"'), "Adaptive"],
    ["undeclared responses", item("", choice, template("match_correct")), "not declared"],
    ["unknown interactions", item(declare(""), '<customInteraction responseIdentifier="RESPONSE"/>'), "customInteraction"],
    ["contradictions", item(declare(`${correct("A")}<mapping><mapEntry mapKey="B" mappedValue="1"/></mapping>`), choice), "contradict"],
    ["entities", `<!DOCTYPE a [<!ENTITY x "y">]>${item(declare(""), choice)}`, "document type"],
  ])("refuses %s with the reason", async (_what, xml, reason) => {
    expect(await read("i.xml", xml)).toMatchObject([{ status: "refused", reason: expect.stringContaining(reason) }]);
  });
});
