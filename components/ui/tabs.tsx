"use client";

import { useRef, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { cn } from "./cn";

type Tab = { id: string; label: string };

export type TabsListProps = {
  tabs: readonly Tab[];
  /** The `id` of the tab that shows. */
  value: string;
  onValueChange(id: string): void;
  "aria-label": string;
  /** Begins the ids of tabs and panels, which name each other by them; the same in `TabPanel`. */
  name: string;
};

/**
 * The tabs of panels of one page, as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has them: one stop for the Tab key,
 * and arrows, Home and End show the next, the first and the last. For tabs that are pages use `tab-links.tsx`.
 */
export function TabsList({ tabs, value, onValueChange, name, ...props }: TabsListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex(({ id }) => id === value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const target = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!target || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onValueChange(target.id);
    list.current?.querySelector<HTMLElement>(`#${tabId(name, target.id)}`)?.focus();
  }
  return (
    <div ref={list} role="tablist" className="tabs-list" onKeyDown={onKeyDown} {...props}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(name, id)}
          aria-selected={id === value}
          aria-controls={panelId(name, id)}
          data-state={id === value ? "active" : "inactive"}
          tabIndex={id === value ? 0 : -1}
          className="tab"
          onClick={() => onValueChange(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

type TabPanelProps = {
  name: string;
  id: string;
  value: string;
  /** Its content stays while another tab shows: what is half written is not lost. */
  keeps?: boolean;
  className?: string;
  children: ReactNode;
};

/** What a tab shows. Each tab has its panel, empty while another one shows. */
export function TabPanel({ name, id, value, keeps, className, children }: TabPanelProps): ReactElement {
  const isShown = id === value;
  return (
    <div role="tabpanel" id={panelId(name, id)} aria-labelledby={tabId(name, id)} hidden={!isShown} tabIndex={0} className={cn("tab-panel", className)}>
      {isShown || keeps ? children : null}
    </div>
  );
}

function tabId(name: string, id: string): string {
  return `${name}-tab-${id}`;
}

function panelId(name: string, id: string): string {
  return `${name}-panel-${id}`;
}
