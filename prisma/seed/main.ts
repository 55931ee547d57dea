import { db } from "@/server/platform/db/client";
import { seedBanks } from "./seed-banks";
import { seedCatalogue } from "./seed-catalogue";
import { seedCertificates } from "./seed-certificates";
import { seedCtx } from "./seed-ctx";
import { seedGradebook } from "./seed-gradebook";
import { seedLearning } from "./seed-learning";
import { seedLegalDocuments } from "./seed-legal-documents";
import { seedPaths } from "./seed-paths";
import { seedPeople } from "./seed-people";
import { seedReviews } from "./seed-reviews";
import { seedStudents } from "./seed-students";
import { seedSubmissions } from "./seed-submissions";

/** Which content the school was seeded with; a new version adds what is missing. */
const VERSION = "demo-8";

const { ctx, settle } = seedCtx("seed");
const marked = await ctx.db.consumerMark.findUnique({ where: { consumer_eventId: { consumer: "seed", eventId: VERSION } } });
if (!marked) {
  await seedPeople(ctx);
  const courses = await seedCatalogue(ctx);
  await seedReviews(ctx);
  await seedLegalDocuments(ctx);
  await seedCertificates(ctx);
  await seedLearning(ctx);
  await seedPaths(ctx);
  await seedStudents(ctx);
  await seedSubmissions(ctx);
  await seedGradebook(ctx);
  await seedBanks(ctx);
  await settle();
  await ctx.db.consumerMark.create({ data: { consumer: "seed", eventId: VERSION } });
  process.stdout.write(courses > 0 ? `Seeded the demo school with ${courses} courses.\n` : "Added to the demo school what was new in it.\n");
}
await db().$disconnect();
process.exit(0);
