import type { ReactElement } from "react";
import { cn } from "@/components/ui/cn";
import { COVER_SIZES, coverUrl, type CoverSize } from "@/lib/domain/cover-art";

export type CoverProps = {
  slug: string;
  topic: string;
  /** The author's own image; without it the cover is generated from slug and topic. */
  src?: string;
  /** `card` 16:10, `wide` 16:9, `book` 2:3. */
  ratio?: Exclude<CoverSize, "social">;
  /** Leave empty where the title stands beside the cover, which is nearly everywhere. */
  alt?: string;
  /** Covers above the fold load at once; the others when they come near. */
  priority?: boolean;
  className?: string;
};

/** A course cover: an image with a fixed place in the layout, dimmed a little in dark mode. */
export function Cover({ slug, topic, src, ratio = "card", alt = "", priority, className }: CoverProps): ReactElement {
  return (
    <span className={cn("cover", className)} data-ratio={ratio}>
      <CoverImage {...{ slug, topic, src, alt, priority }} size={ratio} />
    </span>
  );
}

type CoverImageProps = Pick<CoverProps, "slug" | "topic" | "src" | "alt" | "priority"> & { size: CoverSize };

/** The image alone, for the shelf and the preview, which bring their own frame. */
export function CoverImage({ slug, topic, src, alt = "", priority, size }: CoverImageProps): ReactElement {
  const { w, h } = COVER_SIZES[size];
  return (
    <img
      src={src ?? coverUrl(slug, topic, size)}
      alt={alt}
      width={w}
      height={h}
      loading={priority ? "eager" : "lazy"}
      // What is seen first is painted with its text: decoded beside it, it came a frame later, behind the page's scripts.
      decoding={priority ? "sync" : "async"}
      fetchPriority={priority ? "high" : undefined}
    />
  );
}
