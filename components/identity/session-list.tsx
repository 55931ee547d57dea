"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { callProcedure } from "@/lib/client/call-procedure";
import { RefusalCallout } from "./refusal-callout";
import { useRowAction } from "./use-row-action";

export type SessionRow = {
  id: string;
  browser: string | null;
  system: string | null;
  device: string;
  method: string;
  ipAddress: string | null;
  since: string;
  lastSeen: string;
  isCurrent: boolean;
};

/** The devices that are signed in. Ending one signs it out with its next request. */
export function SessionList({ sessions }: { sessions: readonly SessionRow[] }): ReactElement {
  const t = useTranslations("identity.sessions");
  const { busyRow, refusal, run } = useRowAction();
  const nameOf = ({ browser, system, device }: SessionRow): string =>
    browser || system ? t("device", { browser: browser ?? t("unknownBrowser"), system: system ?? t(`devices.${device}`) }) : t("unknownDevice");
  return (
    <>
      <RefusalCallout refusal={refusal} />
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-line py-4">
            <div className="min-w-0">
              <p className="font-semibold">
                {nameOf(session)} {session.isCurrent ? <Badge>{t("current")}</Badge> : null}
              </p>
              <p className="meta mt-1">{t("lastSeen", { when: session.lastSeen })}</p>
              <p className="meta">
                {t("since", { when: session.since, method: t(`methods.${session.method}`) })}
                {session.ipAddress ? ` · ${session.ipAddress}` : ""}
              </p>
            </div>
            {session.isCurrent ? null : (
              <Button
                size="sm"
                busy={busyRow === session.id}
                aria-label={t("endNamed", { device: nameOf(session) })}
                onClick={() => void run(session.id, () => callProcedure("identity", "revokeSession", { sessionId: session.id }), t("ended"))}
              >
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button
          variant="danger"
          className="mt-5"
          busy={busyRow === "others"}
          onClick={() => void run("others", () => callProcedure("identity", "revokeOtherSessions", undefined), t("endedOthers"))}
        >
          {t("endOthers")}
        </Button>
      ) : null}
    </>
  );
}
