import type { LessonAddress } from "@/lib/schemas/learning";

export type PlaybackSource = { hls: string; poster: string; storyboard: string; expiresAt: string };

export type PlaybackAnswer =
  | { kind: "ready"; source: PlaybackSource }
  /** The video is not there yet, or never will be. */
  | { kind: "waiting_for_upload" | "processing" | "failed" }
  /** The door is closed: signed out, or access has ended. */
  | { kind: "refused" }
  | { kind: "unreachable" };

type Body = {
  result?: { data?: { json?: PlaybackSource } };
  error?: { json?: { data?: { httpStatus?: number; errorCode?: string | null; params?: Record<string, string | number> } } };
};

/** Asks for the signed addresses of a lesson's video. Plain fetch: public pages use it without the rest of the client. */
export async function loadPlayback(address: LessonAddress): Promise<PlaybackAnswer> {
  const input = encodeURIComponent(JSON.stringify({ json: address }));
  let body: Body;
  try {
    const response = await fetch(`/api/trpc/learning.playback?input=${input}`, { headers: { accept: "application/json" } });
    body = await response.json();
  } catch {
    return { kind: "unreachable" };
  }
  const source = body.result?.data?.json;
  if (source) return { kind: "ready", source };
  const { httpStatus = 500, errorCode, params } = body.error?.json?.data ?? {};
  if (errorCode === "media.not_ready") return { kind: stateOf(params?.status) };
  return httpStatus >= 500 || httpStatus === 429 ? { kind: "unreachable" } : { kind: "refused" };
}

function stateOf(status: string | number | undefined): "waiting_for_upload" | "processing" | "failed" {
  return status === "failed" || status === "waiting_for_upload" ? status : "processing";
}
