"use client";

import { useState, type ReactElement } from "react";
import { createPlayerStore } from "./player-store";
import type { PreviewPlayerProps } from "./preview-player";
import { VideoPlayer } from "./video-player";

export type PreviewStageProps = PreviewPlayerProps;

/** The player of a preview: the same one, keeping nothing. It was asked for by a click, so it plays. */
export default function PreviewStage({ address, title, locale, durationSeconds, captions, chapters, labels, poster }: PreviewStageProps): ReactElement {
  const [store] = useState(() => createPlayerStore(0));
  return (
    <VideoPlayer
      address={address}
      title={title}
      locale={locale}
      labels={labels}
      durationSeconds={durationSeconds}
      startAtSeconds={0}
      captions={captions}
      chapters={chapters}
      store={store}
      poster={poster}
      autoPlay
    />
  );
}
