import { namedId } from "@/lib/ids";
import { DEFAULT_TEMPLATE } from "@/lib/schemas/certificate-design";
import { keepPictures, setCertificate, toPicture } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { designOf, LOGO, SIGNATURE } from "./content/certificates/precios-con-criterio";

/** The design of the demo course that certifies: with a logo and a signature of its own. Safe to repeat: what somebody changed since stays. */
export async function seedCertificates(ctx: Ctx): Promise<void> {
  const courseId = namedId("course", "precios-con-criterio");
  const course = await ctx.db.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { certification: { select: { courseId: true } }, instructors: { orderBy: { position: "asc" }, take: 1, select: { instructor: { select: { name: true } } } } },
  });
  if (course.certification) return;
  const [logo, signature] = await Promise.all([toPicture(Buffer.from(LOGO)), toPicture(Buffer.from(SIGNATURE))]);
  const teacher = course.instructors[0]?.instructor.name ?? "Criterio";
  await inTransaction(ctx, async (tx) => {
    await keepPictures(tx, [logo, signature], ctx.clock.now());
    await setCertificate(ctx, tx, courseId, { ...DEFAULT_TEMPLATE, design: designOf({ logo: logo.sha256, signature: signature.sha256, teacher }) });
  });
}
