import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";
import { proveIt } from "./prove-it.ts";

const { article, quiz, video } = lessonsOf("typescript-with-rigour");

export const typescriptWithRigour: CourseSeed = {
  slug: "typescript-with-rigour",
  code: "CRI-201",
  title: "TypeScript with rigour",
  summary: "Write types that prove something, so that whole families of bugs stop compiling.",
  description: `Plenty of TypeScript is JavaScript with labels: the editor autocompletes, the build is green, and the same undefined reaches production. This course is about the other kind, where a type is a claim and the compiler checks the argument.

You will model a small payments service from an empty folder. Each module takes one class of bug (a state that should not exist, an error nobody handled, a number in the wrong unit, an input nobody checked) and removes it by changing the types, not by adding comments.

Every snippet compiles under \`strict\` and \`noUncheckedIndexedAccess\`. Where a line must fail to compile, the snippet says so with \`@ts-expect-error\`, which is itself checked.

**You should already write TypeScript at work.** We do not explain interfaces, and we do not do type gymnastics for sport.`,
  objective: "Model a service whose invalid states do not compile and whose inputs are checked once, at the edge.",
  audience: [
    "Developers who use TypeScript daily and still ship `cannot read properties of undefined`",
    "Reviewers who want better arguments than “I would not do it that way”",
    "Teams about to turn on stricter compiler options",
  ],
  outcomes: [
    "Read narrowing as a proof and know when the compiler forgets it",
    "Replace flags with unions so that impossible states cannot be written",
    "Return expected failures as values and keep exceptions for bugs",
    "Turn unknown input into trusted types at one boundary",
    "Keep money, identifiers and units from being mixed up",
    "Write generic functions that say what they preserve",
  ],
  topic: "code",
  secondaryTopics: ["web"],
  tags: ["typescript", "reliability"],
  level: "intermediate",
  language: "en",
  modality: "online",
  format: "self_paced",
  durationHours: 14,
  totalSessions: 0,
  weeks: 5,
  hoursPerWeek: 3,
  scheduleText: "At your own pace. Three hours a week will take you through in five weeks.",
  price: { amount: 7500, currency: "EUR" },
  prerequisites: [],
  instructors: ["maeve-okafor"],
  faq: [
    {
      question: "Which version of TypeScript do I need?",
      answer: "5.4 or later. Nothing in the course depends on a framework; Node and the compiler are enough.",
    },
    {
      question: "Is this about advanced type-level programming?",
      answer: "No. We use conditional types once, to read them. The aim is ordinary code that cannot be misused.",
    },
    {
      question: "Do you cover validation libraries?",
      answer: "We write a small parser by hand first, so that you know what a library such as Zod does for you and what it cannot do.",
    },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Types as claims",
      objective: "See what the compiler actually checks, and close its default loopholes.",
      hours: 3,
      week: 1,
      topics: ["Compiler options", "Soundness gaps", "Narrowing"],
      lessons: [
        article("what-the-compiler-believes", "What the compiler believes", 13, "Four places where TypeScript takes your word for it, and how to stop giving it.", "preview"),
        article("when-narrowing-is-lost", "When narrowing is lost", 12, "Callbacks, aliases and mutation: why the proof does not travel."),
        quiz("prove-it", "Check: prove it to the compiler", 15, "Seven questions, one of them a program, about what the compiler checks and what it takes from you on trust.", proveIt),
      ],
    },
    {
      number: 2,
      title: "States that cannot be wrong",
      objective: "Model a payment so that its invalid states do not compile.",
      hours: 4,
      week: 2,
      topics: ["Discriminated unions", "Exhaustiveness", "Branded types"],
      lessons: [
        video("make-impossible-states-impossible", "Make impossible states impossible", 2, "Three booleans make eight states. You wanted four."),
        article("exhaustive-by-construction", "Exhaustive by construction", 13, "Make the compiler find every place that a new state must be handled."),
        video("identifiers-that-do-not-mix", "Identifiers that do not mix", 2, "Two strings, two meanings, and a compiler that tells them apart."),
        article("names-for-numbers", "Names for numbers", 13, "Brand the strings and numbers that must never be swapped."),
      ],
    },
    {
      number: 3,
      title: "Edges and errors",
      objective: "Check input once, and give every expected failure a type.",
      hours: 4,
      week: 3,
      topics: ["Result values", "Parsing", "unknown"],
      lessons: [
        video("unknown-before-any", "Unknown before any", 2, "What any switches off, and how unknown makes you earn every use.", "preview"),
        article("parse-at-the-edge", "Parse at the edge", 15, "Turn unknown into a type you can trust, in one place."),
      ],
    },
    {
      number: 4,
      title: "Generics that say something",
      objective: "Write reusable functions whose types carry information through.",
      hours: 3,
      week: 5,
      topics: ["Generics", "satisfies", "Mapped types"],
      lessons: [
        article("generics-are-promises", "Generics are promises", 13, "A type parameter used once is usually a disguise for unknown."),
        article("derive-do-not-repeat", "Derive, do not repeat", 12, "One source of truth, and types computed from it."),
      ],
    },
  ],
};
