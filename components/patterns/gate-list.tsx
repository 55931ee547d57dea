import type { ReactElement, ReactNode } from "react";
import { Check, CircleAlert, TriangleAlert } from "@/components/ui/icons";

export type GateItem = {
  id: string;
  kind: "blocker" | "advice" | "done";
  /** The kind in words, heard first: "Blocks publishing". */
  kindLabel: string;
  title: string;
  detail?: ReactNode;
  /** The one link that fixes it. */
  fix?: { label: string; href: string };
};

const ICONS = {
  blocker: { Icon: CircleAlert, className: "text-danger" },
  advice: { Icon: TriangleAlert, className: "text-warning" },
  done: { Icon: Check, className: "text-success" },
} as const;

/** What is missing before something can happen: blockers, then advice, then what is done. */
export function GateList({ items }: { items: readonly GateItem[] }): ReactElement {
  return (
    <ul>
      {items.map((item) => {
        const { Icon, className } = ICONS[item.kind];
        return (
          <li key={item.id} className="gate-item" data-kind={item.kind}>
            <Icon className={`mt-px ${className}`} label={item.kindLabel} />
            <div>
              {item.kind === "done" ? item.title : <b className="block">{item.title}</b>}
              {item.detail ? <p className="meta mt-0.5">{item.detail}</p> : null}
              {item.fix ? (
                <a href={item.fix.href} className="gate-fix">
                  {item.fix.label}
                </a>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
