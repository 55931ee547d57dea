"use client";

import { useState, type ReactElement } from "react";
import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

type Units = { required: boolean; names: string[] } | null;

type Props = {
  /** The number with its unit, as it is kept. */
  text: string;
  units: Units;
  label?: string;
  labelledBy?: string;
  unitLabel: string;
  onChange: (text: string, when: "now" | "soon") => void;
};

/** A number as people type it, with a choice of its unit where there is one. */
export function NumberField({ text, units, label, labelledBy, unitLabel, onChange }: Props): ReactElement {
  const t = useTranslations("quiz.question");
  const kept = apart(text, units);
  // A unit that was chosen before any number is not an answer yet, and is remembered here.
  const [chosen, setChosen] = useState(kept.unit);
  const unit = kept.unit === "" ? chosen : kept.unit;
  const give = (number: string, name: string, when: "now" | "soon"): void => onChange(number.trim() === "" ? "" : [number, name].filter(Boolean).join(" "), when);
  return (
    <span className="quiz-number">
      <Input inputMode="decimal" autoComplete="off" value={kept.number} aria-label={label} aria-labelledby={labelledBy} onChange={({ target }) => give(target.value, unit, "soon")} />
      {units ? (
        <Select
          aria-label={unitLabel}
          value={unit}
          onChange={({ target }) => {
            setChosen(target.value);
            give(kept.number, target.value, "now");
          }}
        >
          <option value="">{t(units.required ? "chooseUnit" : "noUnit")}</option>
          {units.names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      ) : null}
    </span>
  );
}

function apart(text: string, units: Units): { number: string; unit: string } {
  const unit = units?.names.filter((name) => text.endsWith(` ${name}`)).toSorted((one, other) => other.length - one.length)[0] ?? "";
  return { number: unit === "" ? text : text.slice(0, -unit.length - 1), unit };
}
