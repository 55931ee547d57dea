"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { leaveForProvider } from "@/lib/client/sign-in";
import { PROVIDER_NAMES } from "./provider-buttons";
import { RefusalCallout } from "./refusal-callout";
import { useRowAction } from "./use-row-action";

type ProviderName = "google" | "github" | "discord";
type Props = { linked: readonly { provider: ProviderName; since: string }[]; available: readonly ProviderName[]; next: string };

const UNREACHABLE: Refusal = { code: "auth.provider_failed", params: {}, issues: [], requestId: null };

/** Providers that open this account, and those that could. */
export function ProviderList({ linked, available, next }: Props): ReactElement {
  const t = useTranslations("identity.providers");
  const { busyRow, refusal, run } = useRowAction();
  return (
    <>
      <RefusalCallout refusal={refusal} />
      <ul>
        {linked.map(({ provider, since }) => (
          <li key={provider} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
            <div>
              <p className="font-semibold">{PROVIDER_NAMES[provider]}</p>
              <p className="meta">{t("since", { when: since })}</p>
            </div>
            <Button
              size="sm"
              busy={busyRow === provider}
              aria-label={t("unlinkNamed", { provider: PROVIDER_NAMES[provider] ?? provider })}
              onClick={() => void run(provider, () => callProcedure("identity", "unlinkProvider", { provider }), t("unlinked"))}
            >
              {t("unlink")}
            </Button>
          </li>
        ))}
        {available.map((provider) => (
          <li key={provider} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
            <p>{PROVIDER_NAMES[provider]}</p>
            <Button size="sm" busy={busyRow === provider} aria-label={t("linkNamed", { provider: PROVIDER_NAMES[provider] ?? provider })} onClick={() => void run(provider, () => link(provider, next), t("leaving"))}>
              {t("link")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The intent is stored first, so that coming back adds the provider instead of signing in with it. */
async function link(provider: ProviderName, next: string): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
  try {
    const response = await fetch(`/api/account/link/${provider}`, { method: "POST" });
    return response.ok ? await leaveForProvider(provider, next) : { ok: false, refusal: UNREACHABLE };
  } catch {
    return { ok: false, refusal: UNREACHABLE };
  }
}
