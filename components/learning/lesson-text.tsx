"use client";

import { useEffect, useState, type ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { handedText } from "@/lib/handed-texts";

/**
 * A lesson's text that was handed over by its name. The server puts it into the page; the browser takes it from there
 * instead of a second copy, and asks for the page again where it has another text or none.
 */
export function LessonText({ name, lang }: { name: string; lang: string }): ReactElement {
  const [own] = useState(() => ({ name, html: typeof document === "undefined" ? handedText(name) : shownText(name) }));
  const isOther = own.html === undefined || own.name !== name;
  useEffect(() => {
    if (isOther) location.reload();
  }, [isOther]);
  return (
    <div data-text={own.name}>
      <RichText html={own.html ?? ""} lang={lang} />
    </div>
  );
}

function shownText(name: string): string | undefined {
  return document.querySelector(`[data-text="${CSS.escape(name)}"] > .prose`)?.innerHTML;
}
