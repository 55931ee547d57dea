"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Download } from "@/components/ui/icons";
import { callProcedure } from "@/lib/client/call-procedure";
import { RefusalCallout } from "./refusal-callout";
import { useRowAction } from "./use-row-action";

type ExportRow = { id: string; status: "requested" | "ready" | "failed"; asked: string; until: string | null; canDownload: boolean };

/** Take one's data now, or have it prepared and mailed; and the copies that were asked for. */
export function ExportData({ exports }: { exports: readonly ExportRow[] }): ReactElement {
  const t = useTranslations("identity.export");
  const { busyRow, refusal, run } = useRowAction();
  return (
    <div className="mt-5">
      <RefusalCallout refusal={refusal} />
      <div className="flex flex-wrap gap-3">
        <Button asChild>
          <a href="/api/account/export" download>
            <Download />
            {t("now")}
          </a>
        </Button>
        <Button variant="quiet" busy={busyRow === "request"} onClick={() => void run("request", () => callProcedure("identity", "requestDataExport", undefined), t("requested"))}>
          {t("request")}
        </Button>
      </div>
      {exports.length > 0 ? (
        <ul className="mt-6">
          {exports.map(({ id, status, asked, until, canDownload }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
              <div>
                <p>{t("asked", { when: asked })}</p>
                <p className="meta">{status === "ready" && until ? t(canDownload ? "readyUntil" : "expired", { when: until }) : t(`status.${status}`)}</p>
              </div>
              {canDownload ? (
                <a className="link" href={`/api/account/exports/${id}`}>
                  {t("download")}
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
