import { checkHealth } from "@/server/platform/check-health";
import { vendors } from "@/server/platform/create-ctx";
import { db } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";

export const dynamic = "force-dynamic";

/** 200 when every part answers, 503 with the state of each otherwise. */
export async function GET(): Promise<Response> {
  const health = await checkHealth({ db: db(), vendors: vendors() }, env());
  return Response.json(health, { status: health.status === "ok" ? 200 : 503, headers: { "cache-control": "no-store" } });
}
