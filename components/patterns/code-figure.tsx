import type { ReactElement, ReactNode } from "react";

export type CodeFigureProps = {
  /** The language's name, and what can be done: "SQL". */
  title?: ReactNode;
  /** Copy and run buttons (client). */
  actions?: ReactNode;
  /** The scrolling region's name for a screen reader. */
  label: string;
  /** Lines as `<span className="line" data-marked>`; tokens take `tok-*` classes. */
  children: ReactNode;
};

/** Code on the frame's ground, with its header. */
export function CodeFigure({ title, actions, label, children }: CodeFigureProps): ReactElement {
  return (
    <figure className="code">
      {title || actions ? (
        <div className="code-bar">
          <span>{title}</span>
          <span className="flex">{actions}</span>
        </div>
      ) : null}
      <pre tabIndex={0} role="group" aria-label={label}>
        <code>{children}</code>
      </pre>
    </figure>
  );
}
