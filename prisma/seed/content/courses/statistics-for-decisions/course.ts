import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("statistics-for-decisions");

export const statisticsForDecisions: CourseSeed = {
  slug: "statistics-for-decisions",
  code: "CRI-210",
  title: "Statistics for decisions",
  summary: "Design the comparison, read the uncertainty and say what you would do, in words a colleague can challenge.",
  description: `Most bad decisions with data are made before any calculation: the wrong comparison, a number without a denominator, a test that nobody planned to stop. This course starts there. The formulas come second, and there are few of them.

You will follow one team, a meal-delivery service, through seven decisions: whether a new checkout works, how long to run a test, whether a coupon brought customers or rewarded those who were coming anyway. Each lesson ends with a sentence you could say in a meeting.

All calculations run in Python's standard library, so that nothing is hidden, and many are checked by simulation: if a method claims to be right 95% of the time, we count.`,
  objective: "Plan a comparison, quantify its uncertainty and turn it into a recommendation.",
  audience: [
    "Product and operations people who read test results every week",
    "Analysts who want to explain uncertainty without hiding behind it",
    "Engineers who run experiments and have to decide when to stop",
  ],
  outcomes: [
    "Write the decision before looking at the data",
    "Summarise skewed data without lying",
    "Read a confidence interval as a range of plausible effects",
    "Choose a sample size from the smallest effect that matters",
    "Avoid peeking, multiple comparisons and survivorship",
    "Tell a correlation from an effect",
  ],
  topic: "data",
  secondaryTopics: ["business"],
  tags: ["probability", "experiments", "python"],
  level: "beginner",
  language: "en",
  modality: "online",
  format: "self_paced",
  durationHours: 12,
  totalSessions: 0,
  weeks: 4,
  hoursPerWeek: 3,
  scheduleText: "At your own pace. Three hours a week for four weeks.",
  price: { amount: 6500, currency: "USD" },
  prerequisites: [],
  instructors: ["mateo-villasenor", "nayra-quispe"],
  faq: [
    { question: "How much maths do I need?", answer: "Square roots and averages. Every formula is written in words first and in Python afterwards." },
    { question: "Is it frequentist or Bayesian?", answer: "Mostly frequentist, because that is what your experiment platform reports. We point out where a Bayesian answer would be the one you actually want." },
    { question: "Can I use a spreadsheet instead of Python?", answer: "For most lessons, yes. The simulations need a few lines of code, which you can copy and run." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Before the numbers",
      objective: "State the decision, the comparison and the measure before collecting anything.",
      hours: 4,
      week: 1,
      topics: ["Decisions", "Summaries", "Denominators"],
      lessons: [
        article("write-the-decision-first", "Write the decision first", 12, "If no result would change what you do, do not measure it.", "preview"),
        article("summaries-that-do-not-lie", "Summaries that do not lie", 13, "Means, medians and percentiles, and the denominator everybody forgets."),
      ],
    },
    {
      number: 2,
      title: "Uncertainty",
      objective: "Compute and read an interval, and plan a sample before starting.",
      hours: 4,
      week: 2,
      topics: ["Sampling variation", "Confidence intervals", "Sample size"],
      lessons: [
        article("how-much-could-it-wobble", "How much could it wobble?", 14, "The standard error, found by resampling before any formula."),
        article("reading-an-interval", "Reading an interval", 14, "Did the new checkout work? Read the range, not the star."),
        article("how-long-to-run-it", "How long to run it", 14, "Sample size from the smallest effect that would change your mind."),
      ],
    },
    {
      number: 3,
      title: "Ways to fool yourself",
      objective: "Recognise the four mistakes that survive a correct formula.",
      hours: 4,
      week: 4,
      topics: ["Peeking", "Multiple comparisons", "Confounding"],
      lessons: [
        article("peeking-and-other-sins", "Peeking, and other sins", 13, "Stopping when it looks good makes a 5% error rate five times larger."),
        article("correlation-with-a-cause", "Correlation with a cause", 14, "Three arrows that produce the same chart, and how to tell them apart."),
      ],
    },
  ],
};
