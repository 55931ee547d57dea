"use client";

import { useEffect, useState, type ReactElement } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";

export type SessionIslandProps = {
  locale: string;
  labels: { signIn: string; learning: string; account: string; studio: string; admin: string };
};

type Me = { name: string; isInstructor: boolean; isAdmin: boolean } | null;

/**
 * The one personal spot of a public page. The page itself is the same bytes for everybody: this asks who is there once
 * it runs, and shows the way in until then (and always, without script).
 */
export function SessionIsland({ locale, labels }: SessionIslandProps): ReactElement {
  const [me, setMe] = useState<Me>(null);
  useEffect(() => {
    const request = new AbortController();
    loadMe(request.signal).then(setMe, () => undefined);
    return () => request.abort();
  }, []);
  if (!me) {
    return (
      <Button asChild>
        <a href={`/${locale}/sign-in`}>{labels.signIn}</a>
      </Button>
    );
  }
  return (
    <>
      {me.isAdmin ? (
        <Button asChild variant="quiet" className="hidden md:inline-flex">
          <a href={`/${locale}/admin`}>{labels.admin}</a>
        </Button>
      ) : null}
      {me.isInstructor || me.isAdmin ? (
        <Button asChild variant="quiet" className="hidden md:inline-flex">
          <a href={`/${locale}/instructor`}>{labels.studio}</a>
        </Button>
      ) : null}
      <Button asChild variant="quiet" className="hidden md:inline-flex">
        <a href={`/${locale}/dashboard`}>{labels.learning}</a>
      </Button>
      <a href={`/${locale}/account`} aria-label={`${labels.account}: ${me.name}`} className="inline-flex rounded-full">
        <Avatar name={me.name} />
      </a>
    </>
  );
}

async function loadMe(signal: AbortSignal): Promise<Me> {
  const response = await fetch("/api/trpc/identity.me", { signal, headers: { accept: "application/json" } });
  if (!response.ok) return null;
  const body: { result?: { data?: { json?: { name?: unknown; isInstructor?: unknown; isAdmin?: unknown } | null } } } = await response.json();
  const { name, isInstructor, isAdmin } = body.result?.data?.json ?? {};
  return typeof name === "string" ? { name, isInstructor: isInstructor === true, isAdmin: isAdmin === true } : null;
}
