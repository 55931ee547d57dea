import { expect, it } from "vitest";
import { questionsText } from "./questions-text";

it("has the words of a question's rubric for its translator, in their order", () => {
  const rubric = [{ id: "c1", title: "Idea", description: "Una sola", levels: [{ id: "l1", title: "Clara", description: "", points: 2 }] }];
  expect(questionsText({ kind: "quiz", questions: [{ type: "essay", prompt: { format: "plain", text: "¿Por qué?" }, rubric }] })).toBe("1.\n¿Por qué?\nIdea\nUna sola\nClara");
});
