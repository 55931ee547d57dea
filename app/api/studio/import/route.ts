import { z } from "zod";
import { authorize } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { askedOf, uploadResponse } from "@/server/auth/upload-response";
import { importUpload, MAX_UPLOAD } from "@/server/authoring";

export const dynamic = "force-dynamic";

const askedSchema = z.strictObject({ name: z.string().min(1).max(300), dryRun: z.enum(["yes", "no"]).default("no"), update: z.enum(["yes", "no"]).default("no") });

/** Takes a course from an archive or a file of questions, or only says what it would take (`dryRun=yes`). */
export async function POST(request: Request): Promise<Response> {
  const ctx = await ctxFromRequest(request);
  return uploadResponse(ctx, request, {
    maxBytes: MAX_UPLOAD,
    enter: () => authorize(ctx.viewer, "course.create"),
    handle: (bytes) => {
      const { name, dryRun, update } = askedOf(askedSchema, Object.fromEntries(new URL(request.url).searchParams));
      return importUpload(ctx, { name, bytes, update: update === "yes", dryRun: dryRun === "yes" });
    },
  });
}
