import type { ReactElement, ReactNode } from "react";
import { formatClock } from "@/lib/i18n/format";

export type NoteLineProps = {
  /** The second it was written at; a reading lesson has none. */
  second?: number;
  /** Where that second is. */
  href?: string;
  /** What the stamp does, heard before the time: "Go to". */
  stampLabel: string;
  children: ReactNode;
  /** A menu of actions. */
  actions?: ReactNode;
};

/** A note of one's own: stamp, text, actions. Put it in a list. */
export function NoteLine({ second, href, stampLabel, children, actions }: NoteLineProps): ReactElement {
  return (
    <li className="note-line">
      <span>
        {second === undefined ? null : (
          <a href={href ?? `#t=${Math.floor(second)}`} className="stamp">
            <span className="sr-only">{stampLabel} </span>
            {formatClock(second)}
          </a>
        )}
      </span>
      <div className="serif text-[1.0625rem] leading-ui">{children}</div>
      {actions}
    </li>
  );
}
