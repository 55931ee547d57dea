import { expect, it } from "vitest";
import { exportGift } from "../gift/export-gift";
import { importQuestions } from "../import-questions";

const essay = (inner: string) => `<question type="essay"><name><text>E</text></name><questiontext format="html"><text>Why?</text></questiontext><defaultgrade>4</defaultgrade>${inner}</question>`;
const read = async (name: string, text: string) => (await importQuestions(name, new TextEncoder().encode(text))).items.flatMap(({ question }) => question ?? []);

it("Moodle's essays are texts or files with their limits, and what helps to mark them stays with who marks", async () => {
  const guidance = `<graderinfo format="html"><text>Look at the date.</text></graderinfo>`;
  const questions = await read("quiz.xml", `<?xml version="1.0"?><quiz>${[
    essay(`<responseformat>editor</responseformat><minwordlimit>5</minwordlimit><maxwordlimit>90</maxwordlimit>${guidance}`),
    essay(`<responseformat>noinline</responseformat><attachments>2</attachments><filetypeslist>.pdf,.DOCX</filetypeslist><maxbytes>1000</maxbytes>${guidance}`),
    essay("<responseformat>noinline</responseformat><attachments>-1</attachments><filetypeslist>document,.pdf</filetypeslist><maxbytes>0</maxbytes>"),
  ].join("")}</quiz>`);
  const gradingNotes = { text: expect.stringContaining("Look at the date.") };
  expect(questions).toMatchObject([
    { type: "essay", points: 4, minWords: 5, maxWords: 90, gradingNotes },
    { type: "file", extensions: ["pdf", "docx"], maxFiles: 2, maxBytes: 1_000, gradingNotes },
    { type: "file", extensions: [], maxFiles: 1, maxBytes: null, gradingNotes: null },
  ]);
  const [first] = questions;
  const { losses } = exportGift(first ? [first] : []);
  expect(losses.map(({ reason }) => reason)).toEqual(["GIFT has no points.", "GIFT does not count words.", "GIFT has no place for what helps to mark an answer."]);
});

it("an essay written as GIFT is an essay again", async () => {
  const [written] = await read("q.gift", "::E:: Why? {}");
  expect(written).toMatchObject({ type: "essay", minWords: null });
  const { content } = exportGift(written ? [written] : []);
  expect(await read("again.gift", content)).toMatchObject([{ type: "essay", prompt: { text: expect.stringContaining("Why?") } }]);
});
