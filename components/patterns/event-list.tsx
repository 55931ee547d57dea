import type { ReactElement } from "react";

export type EventLine = { id: string; href: string; day: string; time: string; title: string; detail: string; aside: string };

/** What happens live: day and time in the reader's zone, what it is, and the seats left if that is true. */
export function EventList({ events }: { events: readonly EventLine[] }): ReactElement {
  return (
    <ul>
      {events.map((event) => (
        <li key={event.id}>
          <a
            href={event.href}
            className="group grid grid-cols-[72px_1fr] items-center gap-x-4 gap-y-1 border-t border-line py-3.5 sm:grid-cols-[96px_1fr_auto]"
          >
            <span className="serif">
              <b className="block">{event.day}</b>
              <span className="text-ink-muted">{event.time}</span>
            </span>
            <span>
              <b className="t-item block underline-offset-4 group-hover:underline">{event.title}</b>
              <span className="text-ink-muted">{event.detail}</span>
            </span>
            <span className="meta col-start-2 sm:col-start-auto">{event.aside}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
