"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { StudioModule } from "../studio-types";
import { inOutlineOrder } from "./outline-model";
import type { OutlineActions } from "./use-outline-actions";

type Props = { modules: readonly StudioModule[]; selection: ReadonlySet<string>; actions: OutlineActions; onClear: () => void };

/** What can be done with the chosen lessons together. */
export function SelectionBar({ modules, selection, actions, onClear }: Props): ReactElement {
  const t = useTranslations("authoring.outline");
  const [moduleId, setModuleId] = useState("");
  const chosen = inOutlineOrder(modules, selection);
  const target = modules.some((module) => module.moduleId === moduleId) ? moduleId : (modules[0]?.moduleId ?? "");
  return (
    <section aria-label={t("selection")} className="selection-bar">
      <b role="status">{t("selected", { count: chosen.length })}</b>
      <label className="flex items-center gap-2">
        <span className="sr-only sm:not-sr-only">{t("moveTo")}</span>
        <Select size="sm" value={target} className="max-w-[14rem]" onChange={(event) => setModuleId(event.target.value)} choices={modules.map((module) => ({ value: module.moduleId, label: `${module.number}. ${module.title}` }))} />
      </label>
      <Button
        size="sm"
        onClick={() => {
          actions.moveTo(chosen, target);
          onClear();
        }}
      >
        {t("move")}
      </Button>
      <Button size="sm" variant="danger" onClick={() => actions.deleteLessons(chosen)}>
        {t("delete")}
      </Button>
      <Button size="sm" variant="quiet" className="ml-auto" onClick={onClear}>
        {t("clear")}
      </Button>
    </section>
  );
}
