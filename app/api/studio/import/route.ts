import { z } from "zod";
import { authorize } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { uploadResponse } from "@/server/auth/upload-response";
import { importUpload, MAX_UPLOAD } from "@/server/authoring";
import { notFound } from "@/lib/errors";

export const dynamic = "force-dynamic";

const askedSchema = z.strictObject({ name: z.string().min(1).max(300), dryRun: z.enum(["yes", "no"]).default("no"), update: z.enum(["yes", "no"]).default("no") });

/** Takes a course from an archive or a file of questions, or only says what it would take (`dryRun=yes`). */
export async function POST(request: Request): Promise<Response> {
  const ctx = await ctxFromRequest(request);
  return uploadResponse(ctx, request, {
    maxBytes: MAX_UPLOAD,
    enter: () => authorize(ctx.viewer, "course.create"),
    handle: (bytes) => {
      const asked = askedSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
      if (!asked.success) throw notFound();
      const { name, dryRun, update } = asked.data;
      return importUpload(ctx, { name, bytes, update: update === "yes", dryRun: dryRun === "yes" });
    },
  });
}
