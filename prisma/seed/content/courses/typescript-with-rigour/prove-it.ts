import { md, option, plain } from "../../quiz-parts.ts";
import type { QuizSeed } from "../../types.ts";

/** Module 1: what the compiler believes, and when narrowing is lost. */
export const proveIt: QuizSeed = {
  kind: "quiz",
  passingScore: 60,
  attempts: 3,
  timeLimitMinutes: 20,
  shuffle: true,
  review: "last_attempt",
  questions: [
    {
      type: "single",
      prompt: md("What is the type of `value` on the last line?\n\n```ts\nlet value: string | number = \"ten\";\nif (typeof value === \"string\") {\n  setTimeout(() => value.length, 0);\n  value = 10;\n}\n```\n\nThe question is about `value` inside the callback."),
      options: [
        option("union", "string | number", true, "The callback runs later. The compiler cannot promise that nobody assigned in between, and somebody did."),
        option("string", "string", false, "It was narrowed where the callback was written, not where it runs."),
        option("never", "never", false, "Never is what is left when every case was ruled out."),
        option("any", "any", false, "Nothing here switches the compiler off."),
      ],
      rationale: plain("A narrowing of a variable that is assigned again does not reach into callbacks. Copy it into a const first."),
    },
    {
      type: "multiple",
      prompt: plain("Which of these does the compiler believe without any check?"),
      scoring: "rightMinusWrong",
      points: 2,
      options: [
        option("as", "A type assertion with as", true),
        option("bang", "A non-null assertion with !", true),
        option("guard", "The signature of a hand-written type guard", true),
        option("typeof", "A typeof comparison", false, "This one is checked where the program runs."),
      ],
      rationale: plain("Three of them are your word. Only the comparison happens at run time."),
    },
    {
      type: "boolean",
      prompt: md("A `readonly` array cannot be changed by anybody while your function holds it."),
      correct: false,
      feedbackTrue: plain("Readonly says what you may do through this name. Whoever has another name for the same array may still push."),
      rationale: plain("It is a promise about a reference, not about the object."),
    },
    {
      type: "numeric",
      prompt: plain("Three independent boolean fields describe a request. How many states can the type express?"),
      accepted: [{ kind: "value", value: 8 }],
      rationale: plain("Two to the power of three. A request really has about four: idle, loading, failed and loaded."),
    },
    {
      type: "matching",
      prompt: plain("Match each tool with what it proves."),
      points: 2,
      prompts: [{ id: "p1", text: plain("typeof x === \"string\"") }, { id: "p2", text: plain("\"kind\" in x") }, { id: "p3", text: plain("x instanceof Date") }],
      targets: [{ id: "t1", text: plain("x is a primitive of that name") }, { id: "t2", text: plain("x has a property of that name") }, { id: "t3", text: plain("x was made by that class") }, { id: "t4", text: plain("x has passed validation") }],
      pairs: [{ prompt: "p1", target: "t1" }, { prompt: "p2", target: "t2" }, { prompt: "p3", target: "t3" }],
      rationale: plain("None of the three validates what is inside: that is the work of a parser at the edge."),
    },
    {
      type: "ordering",
      prompt: plain("Order these from the weakest promise to the strongest."),
      items: [{ id: "i1", text: plain("any") }, { id: "i2", text: plain("unknown with an assertion") }, { id: "i3", text: plain("unknown with a type guard") }, { id: "i4", text: plain("unknown with a tested parser") }],
      rationale: plain("Each step replaces a bit of your word with something that runs."),
    },
    {
      type: "code",
      prompt: md("Write `amountOf`, which takes a value of type `unknown` and returns its `amount`.\n\nIt returns the number when the value is an object whose `amount` is a finite number, and `null` for anything else. Prove it to the compiler: no `any`, no `as`."),
      points: 3,
      languages: [
        {
          language: "typescript",
          starter: "function amountOf(value: unknown): number | null {\n  return null;\n}\n",
          solution: "function amountOf(value: unknown): number | null {\n  if (typeof value !== \"object\" || value === null || !(\"amount\" in value)) return null;\n  return typeof value.amount === \"number\" && Number.isFinite(value.amount) ? value.amount : null;\n}\n",
        },
      ],
      tests: [
        { id: "t1", name: "an order", function: "amountOf", args: [{ id: "o-1", amount: 49.5 }], expected: 49.5 },
        { id: "t2", name: "nothing at all", function: "amountOf", args: [null], expected: null },
        { id: "t3", name: "an amount that is a text", function: "amountOf", args: [{ amount: "49.5" }], expected: null },
        { id: "t4", name: "a free order", function: "amountOf", args: [{ amount: 0 }], expected: 0, hidden: true, weight: 2 },
        { id: "t5", name: "a bare number", function: "amountOf", args: [49.5], expected: null, hidden: true },
        { id: "t6", name: "a list", function: "amountOf", args: [[49.5]], expected: null, hidden: true },
      ],
      rationale: plain("Zero is an amount: a test of truth, such as value.amount || null, would lose it. Each comparison narrows a little, and the last one is the proof."),
    },
  ],
};
