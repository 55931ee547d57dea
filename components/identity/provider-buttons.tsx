"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import type { Refusal } from "@/lib/client/call-procedure";
import { leaveForProvider } from "@/lib/client/sign-in";
import { RefusalCallout } from "./refusal-callout";

export const PROVIDER_NAMES: Record<string, string> = { google: "Google", github: "GitHub", discord: "Discord" };

/** One button for each provider that the school has configured; nothing when it has none. */
export function ProviderButtons({ providers, next }: { providers: readonly string[]; next: string }): ReactElement | null {
  const t = useTranslations("identity");
  const [leavingFor, setLeavingFor] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (providers.length === 0) return null;
  const leave = async (provider: string): Promise<void> => {
    setLeavingFor(provider);
    setRefusal(null);
    const result = await leaveForProvider(provider, next);
    if (result.ok) return;
    setLeavingFor(null);
    setRefusal(result.refusal);
  };
  return (
    <div className="mt-7 border-t border-line pt-6">
      <p className="meta mb-3">{t("providers.or")}</p>
      <RefusalCallout refusal={refusal} />
      <ul className="grid gap-2.5">
        {providers.map((provider) => (
          <li key={provider}>
            <Button block busy={leavingFor === provider} onClick={() => void leave(provider)}>
              {t("providers.continue", { provider: PROVIDER_NAMES[provider] ?? provider })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
