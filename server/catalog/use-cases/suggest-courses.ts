import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { requireTurn } from "@/server/platform/require-turn";
import type { Suggestion } from "../dto";
import { findSuggestions } from "../queries/find-suggestions";

/** What a visitor may mean while they type. Limited by address, so that nobody reads the index through it. */
export async function suggestCourses(ctx: Ctx, { q }: { q: string }): Promise<Suggestion[]> {
  authorize(ctx.viewer, "catalog.browse");
  await requireTurn(ctx, "search", ctx.ipAddress ?? "unknown");
  return findSuggestions(ctx.db, q);
}
