export type CaptionEntry = { captionId: string; language: string; label: string; kind: "captions" | "subtitles"; version: number };

/** Captions that a machine writes down. `failure` is a word of ours (`no_sound`, `no_language`, `no_speech`, `unreachable`, `too_long`) or the vendor's reason. */
export type CaptionDraftEntry = { draftId: string; language: string; label: string; state: "asked" | "hearing" | "ready" | "failed"; failure: string | null };
