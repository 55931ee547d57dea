"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";

type Props = { stopped: "time" | "memory" | "output" | null; timeLimitMs: number; memoryLimitMb: number };

/** Why a run was ended before its end, with the limit that it met. */
export function RunStop({ stopped, timeLimitMs, memoryLimitMb }: Props): ReactElement | null {
  const t = useTranslations("code.run");
  return stopped ? <p className="mt-1">{t(`stopped.${stopped}`, { seconds: timeLimitMs / 1_000, megabytes: memoryLimitMb })}</p> : null;
}
