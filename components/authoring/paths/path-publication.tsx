"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { GateList } from "@/components/patterns/gate-list";
import { Button } from "@/components/ui/button";
import { Archive } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import type { StudioPath } from "@/server/paths";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

/** What is missing before a path can be shown, and the buttons that show it and take it away. */
export function PathPublication({ path: { pathId, status, wasPublished, problems }, publicPath }: { path: StudioPath; publicPath: string }): ReactElement {
  const t = useTranslations("studio-paths.publish");
  const { isBusy, refusal, run } = useStudioAction();
  const isBlocked = problems.some(({ severity }) => severity === "blocking");
  const set = async (next: "published" | "archived"): Promise<void> => {
    if (!isBusy && (await run(() => callProcedure("paths", "setStatus", { pathId, status: next })))) toast(t(next));
  };
  const items = problems.map(({ code, severity, detail }) => ({
    id: `${code}-${detail}`,
    kind: severity === "blocking" ? ("blocker" as const) : ("advice" as const),
    kindLabel: t(severity === "blocking" ? "blocks" : "advice"),
    title: t(`problem.${code}`),
    detail,
  }));
  return (
    <div className="grid gap-4">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {items.length > 0 ? <GateList items={items} /> : <p className="text-success">{t("ready")}</p>}
      <div className="flex flex-wrap items-center gap-4">
        {status === "published" ? (
          <>
            <a className="link" href={publicPath}>
              {t("see")}
            </a>
            <Button variant="quiet" aria-disabled={isBusy} onClick={() => void set("archived")}>
              <Archive />
              {t("archive")}
            </Button>
            <p className="meta">{t("archiveText")}</p>
          </>
        ) : (
          <Button variant="primary" busy={isBusy} aria-disabled={isBlocked} onClick={() => (isBlocked ? undefined : void set("published"))}>
            {t(wasPublished ? "again" : "publish")}
          </Button>
        )}
      </div>
    </div>
  );
}
