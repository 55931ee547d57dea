"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactElement } from "react";
import { EmbedStarter } from "@/components/embeds/embed-starter";
import { RichText } from "@/components/patterns/rich-text";

type Props = { body: string; locale: string; language: string };

const PAUSE_MS = 350;

/** The text as a learner will read it, a moment behind the typing. */
export function PreviewPane({ body, locale, language }: Props): ReactElement {
  const t = useTranslations("authoring.editor");
  const [shown, setShown] = useState<{ html: string | null; hasFailed: boolean }>({ html: null, hasFailed: false });
  useEffect(() => {
    const request = new AbortController();
    const timer = setTimeout(() => {
      renderPreview(body, locale, request.signal).then(
        (html) => setShown((before) => (html === null ? { ...before, hasFailed: true } : { html, hasFailed: false })),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [body, locale]);
  return (
    <section aria-label={t("preview")} className="editor-preview">
      <EmbedStarter />
      {shown.hasFailed ? <p className="meta mb-3">{t("previewFailed")}</p> : null}
      {body.trim() === "" ? <p className="text-ink-muted">{t("previewEmpty")}</p> : shown.html === null ? <p className="meta">{t("previewWaiting")}</p> : <RichText html={shown.html} lang={language} />}
    </section>
  );
}

/** Null when it could not be asked; throws only when it was given up. */
async function renderPreview(body: string, locale: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch("/api/studio/preview", { method: "POST", signal, headers: { "content-type": "application/json" }, body: JSON.stringify({ body, locale }) });
    if (!response.ok) return null;
    const { html }: { html: string } = await response.json();
    return html;
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
