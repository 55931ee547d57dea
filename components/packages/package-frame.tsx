"use client";

import { useEffect, useRef, type ReactElement } from "react";
import type { OpenedPackage } from "@/server/packages";

/** What the page that holds a package says. */
type Told = { type: "criterio:package:ready" } | { type: "criterio:package:report"; state: Record<string, string>; isEnd: boolean };

type Props = {
  opened: OpenedPackage;
  title: string;
  /** All that the package told so far; `isEnd` when it said that it is over. */
  onReport: (state: Record<string, string>, isEnd: boolean) => void;
};

/** A package may run its scripts on its own origin, use forms and ask by dialogs. It may not leave its frame, nor open windows. */
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-modals";

/** After the frame is gone its page has a last word: it comes as a message of its own, a moment later. */
const LAST_WORD_MS = 1_500;

/**
 * The frame in which a package runs, on an origin that is not the application's. The two speak by messages alone, and only
 * with whom they know: the frame's own window, on the origin of packages.
 */
export function PackageFrame({ opened, title, onReport }: Props): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null);
  const report = useRef(onReport);
  useEffect(() => {
    report.current = onReport;
  }, [onReport]);

  useEffect(() => {
    const page = frame.current?.contentWindow;
    const listen = (event: MessageEvent<unknown>): void => {
      if (event.origin !== opened.origin || event.source !== page) return;
      const told = readTold(event.data);
      if (told?.type === "criterio:package:ready") page?.postMessage({ type: "criterio:package:start", initial: opened.initial }, opened.origin);
      if (told?.type === "criterio:package:report") report.current(told.state, told.isEnd);
    };
    window.addEventListener("message", listen);
    if (frame.current) frame.current.src = opened.src;
    return () => void setTimeout(() => window.removeEventListener("message", listen), LAST_WORD_MS);
  }, [opened]);

  return <iframe ref={frame} title={title} sandbox={SANDBOX} allow="fullscreen; autoplay" referrerPolicy="no-referrer" className="package-frame" />;
}

function readTold(data: unknown): Told | null {
  if (typeof data !== "object" || data === null || !("type" in data)) return null;
  if (data.type === "criterio:package:ready") return { type: data.type };
  if (data.type !== "criterio:package:report" || !("state" in data) || typeof data.state !== "object" || data.state === null) return null;
  const state = Object.fromEntries(Object.entries(data.state).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  return { type: data.type, state, isEnd: "isEnd" in data && data.isEnd === true };
}
