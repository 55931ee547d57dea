"use client";

import { useState, type ComponentType, type ReactElement, type ReactNode } from "react";
import { Play } from "@/components/ui/icons";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { Chapter } from "./chapters-vtt";
import type { PlayerLabels } from "./player-labels";
import type { PreviewStageProps } from "./preview-stage";
import type { CaptionSource } from "./video-stage";

export type PreviewPlayerProps = {
  address: LessonAddress;
  title: string;
  detail: string;
  playLabel: string;
  locale: string;
  durationSeconds: number;
  captions: readonly CaptionSource[];
  chapters: readonly Chapter[];
  labels: PlayerLabels;
  /** The cover. */
  poster: ReactNode;
};

/** A free video on a public page: a poster until it is asked for, so that the page itself carries no player. */
export function PreviewPlayer(props: PreviewPlayerProps): ReactElement {
  const [Stage, setStage] = useState<ComponentType<PreviewStageProps> | null>(null);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  if (Stage) return <Stage {...props} />;
  return (
    <button
      type="button"
      className="preview w-full text-left"
      aria-busy={state === "loading" || undefined}
      onClick={() => {
        setState("loading");
        import("./preview-stage").then(
          (loaded) => setStage(() => loaded.default),
          () => setState("failed"),
        );
      }}
    >
      {props.poster}
      <span className="preview-bar">
        <span className="preview-play">
          <Play size="alone" filled />
        </span>
        <span>
          <b className="block">{props.playLabel}</b>
          <span className="block text-xs text-on-frame-muted">{state === "failed" ? props.labels.brokenText : props.detail}</span>
        </span>
      </span>
    </button>
  );
}
