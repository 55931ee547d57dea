import type { SpokenLanguage } from "@/lib/domain/spoken-language";

/** What media asks of a video vendor, in our words. */
export type VideoGateway = {
  /** An URL to which a browser or a script uploads the file (resumable), and the id that its webhooks carry. */
  openUpload(input: { videoId: string; corsOrigin: string }): Promise<{ uploadId: string; url: string }>;
  /** The upload's asset, once the vendor has made one. */
  findUpload(uploadId: string): Promise<{ assetId: string | null; status: string } | null>;
  findAsset(assetId: string): Promise<VideoState | null>;
  addCaptions(input: { assetId: string; url: string; language: string; label: string }): Promise<{ trackId: string }>;
  /**
   * Has what is said in the asset written down; its webhooks carry `draftId`, and asked twice it is done once. Null when
   * the asset has no sound.
   */
  generateCaptions(input: { assetId: string; language: SpokenLanguage; label: string; draftId: string }): Promise<{ trackId: string } | null>;
  /** How far that is; null when the vendor does not know the track. */
  findCaptions(assetId: string, trackId: string): Promise<{ state: "hearing" | "ready" } | { state: "failed"; reason: string } | null>;
  /** A ready text track as WebVTT. Throws when it cannot be read. */
  readCaptions(playbackId: string, trackId: string): Promise<string>;
  deleteAsset(assetId: string): Promise<void>;
  /** Signed URLs that die with the token; `ttlSeconds` at most 4 hours. */
  signPlayback(playbackId: string, options: SignOptions): Promise<PlaybackUrls>;
  /** Verifies the signature over the raw body, its age and that it is not from the future; null when it does not hold. */
  readWebhook(rawBody: string, signature: string | null): Promise<VideoWebhook | null>;
};

/** `posterSeconds` is the moment that the poster shows; null leaves it to the vendor. */
type SignOptions = { ttlSeconds: number; viewerId: string | null; posterSeconds: number | null };

export type PlaybackUrls = { hls: string; poster: string; storyboard: string; expiresAt: Date };

export type VideoState = {
  assetId: string;
  status: "processing" | "ready" | "failed";
  playbackId: string | null;
  durationSeconds: number | null;
  aspectRatio: string | null;
  failureReason: string | null;
};

export type VideoWebhook = {
  externalId: string;
  type: string;
  occurredAt: Date;
  payload: unknown;
  change:
    | { kind: "upload_made_asset"; uploadId: string; videoId: string | null; assetId: string }
    | { kind: "upload_failed"; uploadId: string; videoId: string | null; reason: string }
    | { kind: "asset_changed"; videoId: string | null; uploadId: string | null; state: VideoState }
    | { kind: "asset_deleted"; videoId: string | null; uploadId: string | null; assetId: string }
    | { kind: "captions_generated"; draftId: string; trackId: string }
    | { kind: "captions_failed"; draftId: string; reason: string }
    | { kind: "ignored" };
};
