import type { ReactElement } from "react";
import { cn } from "./cn";

export type RulerTick = {
  state: "done" | "current" | "open";
  /** A tall tick: the lesson opens a module. */
  opensModule?: boolean;
};

export type RulerProps = {
  ticks: readonly RulerTick[];
  /** In words, for example "11 of 42 lessons": the ruler never stands alone. */
  label: string;
  /** One-pixel gaps, for table cells and long courses. */
  dense?: boolean;
  className?: string;
};

/** Progress as a rule: one tick a lesson, a tall tick a module. */
export function Ruler({ ticks, label, dense, className }: RulerProps): ReactElement {
  return (
    <span role="img" aria-label={label} data-dense={dense ? "" : undefined} className={cn("ruler", className)}>
      {ticks.map((tick, index) => (
        <i
          key={index}
          className="ruler-tick"
          data-state={tick.state === "open" ? undefined : tick.state}
          data-module={tick.opensModule ? "" : undefined}
        />
      ))}
    </span>
  );
}

export type ProgressBarProps = {
  /** Between 0 and `max`; leave it out while the length is unknown. */
  value?: number;
  max?: number;
  label: string;
  tone?: "signal" | "accent";
  className?: string;
};

/** A bar on the native element: the value needs no inline style, so it passes a strict style policy. */
export function ProgressBar({ value, max = 100, label, tone = "signal", className }: ProgressBarProps): ReactElement {
  return <progress value={value} max={max} aria-label={label} data-tone={tone} className={cn("bar", className)} />;
}

const RING_RADIUS = 16;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;

/** A 40 px ring. `value` is a share between 0 and 1; `label` says it in words. */
export function ProgressRing({ value, label, className }: { value: number; label: string; className?: string }): ReactElement {
  const share = Math.min(1, Math.max(0, value));
  return (
    <svg viewBox="0 0 40 40" role="img" aria-label={label} className={cn("progress-ring", className)}>
      <circle className="progress-ring-track" cx="20" cy="20" r={RING_RADIUS} />
      <circle className="progress-ring-value" cx="20" cy="20" r={RING_RADIUS} strokeDasharray={`${(share * RING_LENGTH).toFixed(1)} 200`} />
    </svg>
  );
}
