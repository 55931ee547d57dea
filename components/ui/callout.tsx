import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";
import { Check, CircleAlert, Info, TriangleAlert } from "./icons";

export type CalloutTone = "info" | "success" | "warning" | "danger";

const ICONS = {
  info: { Icon: Info, className: "text-ink" },
  success: { Icon: Check, className: "text-success" },
  warning: { Icon: TriangleAlert, className: "text-warning" },
  danger: { Icon: CircleAlert, className: "text-danger" },
} as const;

export type CalloutProps = {
  tone?: CalloutTone;
  title: ReactNode;
  children?: ReactNode;
  /** `alert` interrupts (a failure after an action), `status` waits its turn; without it the callout is part of the page. */
  role?: "alert" | "status";
  className?: string;
};

/** A bar at the left by kind, an icon, a bold title and text. */
export function Callout({ tone = "info", title, children, role, className }: CalloutProps): ReactElement {
  const { Icon, className: iconClass } = ICONS[tone];
  return (
    <div role={role} data-tone={tone} className={cn("callout", className)}>
      <p className="callout-title">
        <Icon className={iconClass} />
        {title}
      </p>
      {children}
    </div>
  );
}

/** A remark in the margin: a saffron rule, small text. */
export function MarginNote({ tone = "signal", children, className }: { tone?: "signal" | "accent"; children: ReactNode; className?: string }): ReactElement {
  return (
    <div data-tone={tone} className={cn("margin-note", className)}>
      {children}
    </div>
  );
}
