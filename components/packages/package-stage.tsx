"use client";

import { useTranslations } from "next-intl";
import { useRef, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Maximize, X } from "@/components/ui/icons";
import type { OpenedPackage } from "@/server/packages";
import { PackageFrame } from "./package-frame";

type Props = {
  opened: OpenedPackage;
  title: string;
  /** Beside the buttons: how it is saved. */
  state: ReactNode;
  onReport: (state: Record<string, string>, isEnd: boolean) => void;
  onClose: () => void;
};

/** A package at work, as wide as the page, with the way to the whole screen and the way out. */
export function PackageStage({ opened, title, state, onReport, onClose }: Props): ReactElement {
  const t = useTranslations("packages.stage");
  const stage = useRef<HTMLElement>(null);
  return (
    <section ref={stage} aria-label={title} className="package-stage" data-package="open">
      <div className="package-bar">
        <p className="meta min-w-0" role="status">
          {state}
        </p>
        <div className="flex gap-2">
          <Button size="sm" onClick={() => void stage.current?.requestFullscreen().catch(() => undefined)}>
            <Maximize />
            {t("fullscreen")}
          </Button>
          <Button size="sm" onClick={onClose}>
            <X />
            {t("close")}
          </Button>
        </div>
      </div>
      <PackageFrame opened={opened} title={title} onReport={onReport} />
    </section>
  );
}
