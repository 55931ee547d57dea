import type HlsVideoElement from "hls-video-element";

export type SourceFailure =
  /** The signed address has ended, or the vendor refuses it: a new one is needed. */
  | "expired"
  /** The network is gone. */
  | "network"
  /** The browser cannot play what came. */
  | "decode";

type HlsFailure = { fatal: boolean; type: string; response?: { code?: number } };

/** Captions come from our own address, so what the playlist carries of them is not shown a second time. */
const CONFIG = { enableWebVTT: false, enableIMSC1: false, enableCEA708Captions: false };
const DECODE_ATTEMPTS = 2;

/**
 * Puts a signed playlist into the player and starts it at `startAt`. hls.js repairs what it can by itself; what it
 * gives up on is told, except a decoding error, which is repaired twice first.
 */
export async function setSource(video: HlsVideoElement, { hls, startAt }: { hls: string; startAt: number }, onFailure: (failure: SourceFailure) => void): Promise<void> {
  video.config = { ...CONFIG, startPosition: startAt };
  video.src = hls;
  // The element makes its hls.js one microtask after its address is set.
  await Promise.resolve();
  await Promise.resolve();
  const { api } = video;
  if (!api) return;
  let repairs = 0;
  api.on("hlsError" as Parameters<typeof api.on>[0], (_event: unknown, failure: unknown) => {
    const { fatal, type, response } = failure as HlsFailure;
    if (!fatal) return;
    if (type === "networkError") onFailure(isRefusal(response?.code) ? "expired" : "network");
    else if (type === "mediaError" && repairs < DECODE_ATTEMPTS) {
      repairs += 1;
      api.recoverMediaError();
    } else onFailure("decode");
  });
}

function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500;
}
