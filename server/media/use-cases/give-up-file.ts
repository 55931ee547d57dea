import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { settleFile } from "../files/settle-file";

/** Refuses a file that could not be looked at however often it was tried: its teacher learns of it and may try again. */
export async function giveUpFile(ctx: Ctx, { fileId }: { fileId: string }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  await settleFile(ctx, fileId, { state: "refused", refusal: "not_scanned", refusalDetail: "" });
}
