"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactElement } from "react";
import { CircleAlert, CloudCheck, CloudOff, LoaderCircle, Pencil } from "@/components/ui/icons";
import { formatRelative } from "@/lib/i18n/format";
import type { SaveState as State } from "./autosave";

const TICK_MS = 10_000;

/** Whether what was typed is safe, and where. A screen reader hears the changes of kind, not the passing seconds. */
export function SaveState({ state, locale }: { state: State; locale: string }): ReactElement {
  const t = useTranslations("authoring.save");
  const now = useNow(state);
  return (
    <p className="meta inline-flex items-center gap-1.5" data-save-state={state.kind}>
      <StateIcon kind={state.kind} />
      <span role="status">{state.kind === "offline" ? t(state.isKept ? "offline" : "offlineNotKept") : t(state.kind)}</span>
      {state.kind === "saved" ? <span suppressHydrationWarning>{formatRelative(new Date(Math.min(Date.parse(state.at), now.getTime())), now, locale)}</span> : null}
    </p>
  );
}

function StateIcon({ kind }: { kind: State["kind"] }): ReactElement {
  if (kind === "saving") return <LoaderCircle className="spin" />;
  if (kind === "saved") return <CloudCheck className="text-success" />;
  if (kind === "offline") return <CloudOff className="text-warning" />;
  return kind === "typing" ? <Pencil /> : <CircleAlert className="text-danger" />;
}

function useNow(state: State): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = (): void => setNow(new Date());
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, TICK_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [state]);
  return now;
}
