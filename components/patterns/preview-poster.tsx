import type { ReactElement } from "react";
import { Play } from "@/components/ui/icons";
import { coverDataUrl } from "@/lib/domain/cover-art";
import { CoverImage } from "./cover";

export type PreviewPosterProps = {
  /** The free lesson; a client island may replace the poster with the player in place. */
  href: string;
  slug: string;
  topic: string;
  coverSrc?: string;
  title: string;
  detail: string;
};

/** The playable preview above the fold: the cover with a bar that says what plays and for how long. */
export function PreviewPoster({ href, slug, topic, coverSrc, title, detail }: PreviewPosterProps): ReactElement {
  return (
    <a href={href} className="preview">
      <CoverImage slug={slug} topic={topic} src={coverSrc ?? coverDataUrl(slug, topic, "wide")} size="wide" priority />
      <span className="preview-bar">
        <span className="preview-play">
          <Play size="alone" filled />
        </span>
        <span>
          <b className="block">{title}</b>
          <span className="block text-xs text-on-frame-muted">{detail}</span>
        </span>
      </span>
    </a>
  );
}
