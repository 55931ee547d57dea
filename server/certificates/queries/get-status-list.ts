import { notFound } from "@/lib/errors";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { requireTurn } from "@/server/platform/require-turn";
import { encodeList, LIST_BITS } from "../credentials/status-list";
import { signCredential } from "../credentials/signing-keys";
import { toStatusCredential } from "../credentials/to-credential";

/**
 * The signed list of revocations in which verifiers look up a credential. For anybody, and limited by address: each costs
 * a signature. Throws NOT_FOUND for a list that has no certificate.
 */
export async function getStatusList(ctx: Ctx, { list }: { list: number }): Promise<string> {
  authorize(ctx.viewer, "catalog.browse");
  await requireTurn(ctx, "api_read", ctx.ipAddress ?? "unknown");
  const first = (list - 1) * LIST_BITS;
  const newest = await ctx.db.certificate.findFirst({ orderBy: { statusIndex: "desc" }, select: { statusIndex: true } });
  if (!Number.isInteger(list) || list < 1 || first > (newest?.statusIndex ?? 0)) throw notFound();
  const rows = await ctx.db.certificate.findMany({ where: { revokedAt: { not: null }, statusIndex: { gte: first, lt: first + LIST_BITS } }, select: { statusIndex: true } });
  return signCredential(ctx, toStatusCredential({ list, encodedList: encodeList(rows.map(({ statusIndex }) => statusIndex - first)), at: ctx.clock.now() }));
}
