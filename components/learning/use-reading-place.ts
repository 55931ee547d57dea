import { useEffect, useRef, useState, type RefObject } from "react";

type Options = {
  /** Where to begin: the share of the text that was behind the reader. */
  startShare: number;
  /** Told when the reader has moved to another paragraph. */
  onMove(share: number): void;
};

/** Below this share a visit begins at the top: there is nothing worth skipping. */
const WORTH_RESUMING = 0.03;
/** The line of the window at which people read. */
const READING_LINE = 0.35;

/**
 * Follows a reader through a text by its paragraphs, not by pixels, so that the place is the same on a phone and on a
 * wide screen. Goes to the starting place once, unless the address names a part of the text.
 */
export function useReadingPlace(text: RefObject<HTMLElement | null>, { startShare, onMove }: Options): { share: number; currentId: string | null } {
  const [place, setPlace] = useState<{ share: number; currentId: string | null }>({ share: 0, currentId: null });
  const start = useRef(startShare);
  const tell = useRef(onMove);
  useEffect(() => {
    tell.current = onMove;
  });

  useEffect(() => {
    const blocks = [...(text.current?.firstElementChild?.children ?? [])];
    if (blocks.length === 0) return;
    if (start.current > WORTH_RESUMING && start.current < 1 && location.hash === "") {
      blocks[Math.min(blocks.length - 1, Math.floor(start.current * blocks.length))]?.scrollIntoView({ block: "center", behavior: "instant" });
    }
    let known = -1;
    let frame = 0;
    const look = () => {
      frame = 0;
      const index = blockAtLine(blocks);
      if (index === known) return;
      const isFirstLook = known === -1;
      known = index;
      const share = isAtEnd() ? 1 : index / blocks.length;
      setPlace({ share, currentId: headingBefore(blocks, index) });
      if (!isFirstLook || index > 0) tell.current(share);
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    // Opening the text is a visit, also when the reader has not moved.
    if (known === 0) tell.current(0);
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      window.removeEventListener("scroll", onScroll);
      cancelAnimationFrame(frame);
    };
  }, [text]);
  return place;
}

function blockAtLine(blocks: readonly Element[]): number {
  const line = window.innerHeight * READING_LINE;
  let index = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.getBoundingClientRect().top > line) break;
    index = at;
  }
  return index;
}

function isAtEnd(): boolean {
  const last = document.getElementById("main");
  return last !== null && last.getBoundingClientRect().bottom <= window.innerHeight;
}

function headingBefore(blocks: readonly Element[], index: number): string | null {
  for (let at = index; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block?.localName === "h2") return block.id || null;
  }
  return null;
}
