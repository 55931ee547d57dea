import type { ReactElement, ReactNode } from "react";
import { X } from "./icons";

type ChipProps = { children: ReactNode; removeLabel: string } & (
  | { /** Where the list lives without this filter: works without script. */ removeHref: string; onRemove?: never }
  | { removeHref?: never; onRemove: () => void }
);

/** A filter that is on, with its way off. `removeLabel` names it: "Remove the filter Spanish". */
export function Chip({ children, removeLabel, removeHref, onRemove }: ChipProps): ReactElement {
  return (
    <span className="chip">
      {children}
      {removeHref === undefined ? (
        <button type="button" className="chip-remove" aria-label={removeLabel} onClick={onRemove}>
          <X />
        </button>
      ) : (
        <a href={removeHref} className="chip-remove" aria-label={removeLabel}>
          <X />
        </a>
      )}
    </span>
  );
}
