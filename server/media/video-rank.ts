import type { VideoState } from "@/server/vendors";

/** How far along each state is. A webhook that tells of an earlier one arrived late and changes nothing. */
const RANKS = { upload_made_asset: 1, processing: 2, ready: 3, failed: 3, deleted: 4 } as const;

export function rankOf(state: VideoState["status"] | "upload_made_asset" | "deleted"): number {
  return RANKS[state];
}
