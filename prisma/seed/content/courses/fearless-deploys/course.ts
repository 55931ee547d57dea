import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("fearless-deploys");

export const fearlessDeploys: CourseSeed = {
  slug: "fearless-deploys",
  code: "CRI-250",
  title: "Fearless deploys",
  summary: "Take a small change to production, watch it, and bring it back in minutes.",
  description: `Teams that fear deploys do them rarely, which makes each one larger, which makes it scarier. This course walks the loop in the other direction: smaller changes, checks that run before people notice, and a way back that has been rehearsed.

The examples come from a payments service that cannot stop on a Friday. They use a shell, HTTP, PostgreSQL and a little TypeScript, and apply to whatever platform you deploy on: we name the property first and the tool second.

You will leave with four things you can use on Monday: a release script with a real rollback, a health check that tells the truth, a feature flag with an expiry date, and a template for the meeting after an incident.`,
  objective: "Release small changes with automatic checks, a rehearsed rollback and honest reviews of what failed.",
  audience: [
    "Developers who deploy their own work, or would like to",
    "Small teams without a platform group",
    "Technical leads tired of release nights",
  ],
  outcomes: [
    "Split a change so that each part can go out alone",
    "Write health and readiness checks that mean something",
    "Shut a service down without dropping requests",
    "Release gradually and decide with numbers",
    "Separate deploying code from releasing a feature",
    "Run a review that changes something",
  ],
  topic: "cloud",
  secondaryTopics: ["code"],
  tags: ["deployment", "reliability", "typescript"],
  level: "intermediate",
  language: "en",
  modality: "online",
  format: "self_paced",
  durationHours: 9,
  totalSessions: 0,
  weeks: 3,
  hoursPerWeek: 3,
  scheduleText: "At your own pace. Three hours a week for three weeks.",
  price: { amount: 5900, currency: "EUR" },
  earlyBird: { amount: 4500, deadline: "2026-10-31T23:59:59+00:00" },
  prerequisites: [],
  instructors: ["maeve-okafor"],
  faq: [
    { question: "Do I need Kubernetes?", answer: "No. Everything works on a single server or on a serverless platform. Where orchestration changes the answer, the lesson says so." },
    { question: "Is this a course about CI tools?", answer: "Only in passing. Pipelines are configuration; what they must guarantee is the subject." },
    { question: "Can my whole team take it?", answer: "Yes, and it works better that way: the last lesson is an exercise for a group." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Small and reversible",
      objective: "Make each change small enough to understand and easy to take back.",
      hours: 3,
      week: 1,
      topics: ["Batch size", "Rollback", "Atomic switch"],
      lessons: [
        article("small-changes-on-purpose", "Small changes, on purpose", 12, "Risk does not add up with size; it multiplies. How to cut a change in four.", "preview"),
        article("a-rollback-you-have-tried", "A rollback you have tried", 14, "A release script whose way back is one command, tested every time."),
      ],
    },
    {
      number: 2,
      title: "Alive, ready, leaving",
      objective: "Start, check and stop a service without losing a request.",
      hours: 3,
      week: 2,
      topics: ["Health checks", "Graceful shutdown", "Retries"],
      lessons: [
        article("health-checks-that-tell-the-truth", "Health checks that tell the truth", 13, "Alive and ready are different questions; mixing them turns a blip into an outage."),
        article("leaving-without-slamming-the-door", "Leaving without slamming the door", 13, "What happens in the ten seconds after SIGTERM."),
      ],
    },
    {
      number: 3,
      title: "Release and learn",
      objective: "Expose a change gradually and learn from what goes wrong.",
      hours: 3,
      week: 3,
      topics: ["Feature flags", "Canaries", "Incident review"],
      lessons: [
        article("flags-with-an-expiry-date", "Flags with an expiry date", 14, "Deploy on Tuesday, release on Thursday, delete on Friday week."),
        article("the-review-after-the-incident", "The review after the incident", 13, "Timeline, contributing causes, and at most three actions."),
      ],
    },
  ],
};
