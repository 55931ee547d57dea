import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { renewKey } from "../credentials/signing-keys";

/**
 * Takes a new key where the one that signs credentials is due, and erases the private part of the old one. Asked again it
 * does nothing. What was signed before verifies as before.
 */
export async function rotateKeys(ctx: Ctx): Promise<{ rotated: boolean }> {
  authorize(ctx.viewer, "system.run");
  const { isNew } = await renewKey(ctx);
  return { rotated: isNew };
}
