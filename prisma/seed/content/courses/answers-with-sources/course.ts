import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("answers-with-sources");

export const answersWithSources: CourseSeed = {
  slug: "answers-with-sources",
  code: "CRI-420",
  title: "Answers with sources",
  summary: "Build an assistant that shows where each sentence comes from, and says so when it does not know.",
  description: `A language model will answer anything, in the same confident voice, whether or not it has a basis. In a hospital, a court or a help desk, an answer without a source is of no use. This course builds the part around the model that makes answers checkable.

Most of that work is search. You will split documents so that meaning survives, find passages by words and by meaning, merge both rankings, require citations that a program verifies, and measure all of it with questions whose answers you know.

We meet for five Wednesdays. Each session has a lecture, a clinic on somebody's real documents, and homework that runs on a laptop. The code is plain Python, with no framework, so that you see every decision; you choose the model and the database you already use.

**You should be comfortable with Python and with a little statistics.**`,
  objective: "Build and evaluate a question-answering system whose every claim can be traced to a passage.",
  audience: [
    "Engineers asked to “put a chatbot on our documents”",
    "Data scientists who need to measure whether it works",
    "Technical leads who must decide what it may answer",
  ],
  outcomes: [
    "Split documents so that a passage can stand alone",
    "Implement BM25 and understand when words beat vectors",
    "Merge keyword and semantic rankings",
    "Demand citations and verify them with a program",
    "Build a question set and read recall, rank and faithfulness",
    "Resist instructions hidden in documents",
  ],
  topic: "ai",
  secondaryTopics: ["data", "code"],
  tags: ["retrieval", "evaluation", "python"],
  level: "advanced",
  language: "en",
  modality: "online",
  format: "cohort",
  durationHours: 20,
  totalSessions: 5,
  weeks: 5,
  hoursPerWeek: 4,
  scheduleText: "Wednesdays, 18:00 to 20:00 (Dublin), plus two hours of homework a week.",
  startsAt: "2027-02-10T18:00:00+00:00",
  endsAt: "2027-03-10T20:00:00+00:00",
  timeZone: "Europe/Dublin",
  maxStudents: 30,
  price: { amount: 14900, currency: "USD" },
  earlyBird: { amount: 11900, deadline: "2027-01-17T23:59:59+00:00" },
  prerequisites: ["statistics-for-decisions"],
  instructors: ["mateo-villasenor", "maeve-okafor"],
  faq: [
    { question: "Which model do you use?", answer: "Any that follows instructions. The homework never depends on one vendor, and the retrieval lessons need no model at all." },
    { question: "Will my documents leave my computer?", answer: "Only if you send them to a hosted model yourself. For the clinic you may bring a public substitute." },
    { question: "Are sessions recorded?", answer: "Yes, available to the group for 90 days. The clinics are not published anywhere." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Finding the passage",
      objective: "Split documents well and rank passages by words and by meaning.",
      hours: 10,
      week: 1,
      startsOn: "2027-02-10",
      endsOn: "2027-02-23",
      topics: ["Chunking", "BM25", "Embeddings", "Rank fusion"],
      sessions: [
        { date: "2027-02-10T18:00:00+00:00", name: "From documents to passages", hours: 2 },
        { date: "2027-02-17T18:00:00+00:00", name: "Words, vectors, and both", hours: 2 },
      ],
      lessons: [
        article("passages-that-stand-alone", "Passages that stand alone", 14, "Split by structure, carry the headings, keep the address.", "preview"),
        article("ranking-by-words", "Ranking by words", 15, "BM25 in thirty lines, and why it still wins on names and codes."),
        article("ranking-by-meaning", "Ranking by meaning, then merging", 15, "Cosine similarity, its blind spots, and reciprocal rank fusion."),
      ],
    },
    {
      number: 2,
      title: "Answering with evidence",
      objective: "Require citations, verify them, and refuse well.",
      hours: 5,
      week: 3,
      startsOn: "2027-02-24",
      endsOn: "2027-03-02",
      topics: ["Citations", "Verification", "Prompt injection"],
      sessions: [{ date: "2027-02-24T18:00:00+00:00", name: "Citations a program can check", hours: 2 }],
      lessons: [
        article("citations-you-can-verify", "Citations you can verify", 15, "A contract for the answer, and the code that rejects what breaks it."),
        article("documents-that-give-orders", "Documents that give orders", 13, "Retrieved text is data from strangers. Design as if the model will obey it."),
      ],
    },
    {
      number: 3,
      title: "Measuring",
      objective: "Know whether a change helped before your users tell you.",
      hours: 5,
      week: 4,
      startsOn: "2027-03-03",
      endsOn: "2027-03-10",
      topics: ["Question sets", "Recall at k", "Faithfulness"],
      sessions: [
        { date: "2027-03-03T18:00:00+00:00", name: "Building the question set", hours: 2 },
        { date: "2027-03-10T18:00:00+00:00", name: "Show your numbers", hours: 2 },
      ],
      lessons: [
        article("a-hundred-questions", "A hundred questions", 15, "The small set that tells you what to fix, and how much to trust it."),
      ],
    },
  ],
};
