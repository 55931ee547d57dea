import { groupBySite } from "@/lib/domain/link-batches";
import { Prisma } from "@/prisma/generated/client";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { WebAnswer } from "@/server/vendors";
import { judgeAnswer } from "../links/judge-answer";
import { hashAddress, loadChecks } from "../links/load-checks";

const AT_ONCE = 4;

type Input = { addresses: readonly string[]; askedBefore: string };
type Heard = { address: string; answer: WebAnswer };

/**
 * Asks addresses whether they are there and keeps what they said: at most 4 at once, and one of a site at a time. What
 * was heard since `askedBefore` is not asked again, so it may be called twice. Without a network it answers so and keeps
 * nothing: that all are out of reach says nothing about any of them.
 */
export async function checkLinks(ctx: Ctx, { addresses, askedBefore }: Input): Promise<"checked" | "no_network"> {
  authorize(ctx.viewer, "system.run");
  const known = await loadChecks(ctx.db, addresses);
  const due = addresses.filter((address) => (known.get(address)?.checkedAt.getTime() ?? 0) < Date.parse(askedBefore));
  if (due.length === 0) return "checked";
  const { web } = ctx.vendors;
  if (!(await web.isOnline())) return "no_network";
  const heard = await askInTurn(groupBySite(due), (address) => web.ask(address));
  const isSilent = heard.every(({ answer }) => answer.kind !== "answered");
  if (isSilent && !(await web.isOnline())) return "no_network";
  await keep(ctx, heard);
  return "checked";
}

/** Each site's addresses one after the other, `AT_ONCE` sites side by side. */
async function askInTurn(sites: readonly (readonly string[])[], ask: (address: string) => Promise<WebAnswer>): Promise<Heard[]> {
  const waiting = [...sites];
  const heard: Heard[] = [];
  const work = async (): Promise<void> => {
    for (let site = waiting.shift(); site; site = waiting.shift()) {
      for (const address of site) heard.push({ address, answer: await ask(address) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return heard;
}

async function keep({ db, clock }: Ctx, heard: readonly Heard[]): Promise<void> {
  const rows = heard.map(({ address, answer }) => {
    const { state, status, reason } = judgeAnswer(answer);
    return Prisma.sql`(${hashAddress(address)}, ${address}, ${state}::"LinkState", ${status}::int, ${reason}::text, ${state === "ok" ? 0 : 1}::int, ${clock.now()}::timestamp)`;
  });
  await db.$executeRaw`
    INSERT INTO "LinkCheck" ("addressHash", "address", "state", "status", "reason", "failures", "checkedAt") VALUES ${Prisma.join(rows)}
    ON CONFLICT ("addressHash") DO UPDATE SET "state" = EXCLUDED."state", "status" = EXCLUDED."status", "reason" = EXCLUDED."reason", "checkedAt" = EXCLUDED."checkedAt",
      "failures" = CASE WHEN EXCLUDED."state" = 'ok' THEN 0 ELSE "LinkCheck"."failures" + 1 END`;
}
