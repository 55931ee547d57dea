import { z } from "zod";
import { LESSON_BODY_MAX } from "@/lib/schemas/authoring-studio";
import { LOCALES } from "@/lib/i18n/locales";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import { can } from "@/server/access";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { isSameOrigin } from "@/server/auth/same-origin";

export const dynamic = "force-dynamic";

const previewSchema = z.strictObject({ body: z.string().max(LESSON_BODY_MAX), locale: z.enum(LOCALES) });

/** A text as the player would show it, by the player's own sanitising renderer. For who may write courses; nothing is kept. */
export async function POST(request: Request): Promise<Response> {
  const ctx = await ctxFromRequest(request);
  if (!isSameOrigin(request) || !can(ctx.viewer, "course.create")) return Response.json({ title: "not found", status: 404 }, { status: 404 });
  const parsed = previewSchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return Response.json({ title: "invalid request", status: 400 }, { status: 400 });
  const { body, locale } = parsed.data;
  const html = await renderMarkdown(body, await markdownLabels(locale));
  return Response.json({ html }, { headers: { "cache-control": "private, no-store" } });
}
