import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import { cn } from "./cn";
import { LoaderCircle } from "./icons";
import { Slot } from "./slot";

export type ButtonVariant = "primary" | "second" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** One `primary` a screen: the decision. `danger` is outlined and stands beside a safe choice. */
  variant?: ButtonVariant;
  /** 32, 40 or 52 px high. */
  size?: ButtonSize;
  /** Fills the width of its container. */
  block?: boolean;
  /** A square button around one icon: give it an `aria-label`. */
  iconOnly?: boolean;
  /**
   * While work runs: a spinner, and the click is ignored. Pass the gerund as children ("Saving") and keep the button
   * mounted; it stays focusable, so a keyboard user does not lose the place.
   */
  busy?: boolean;
  /** Styles the only child (a link) as a button. */
  asChild?: boolean;
  /** The button itself; a link made with `asChild` takes its own. */
  ref?: Ref<HTMLButtonElement>;
};

/** A button, or with `asChild` a link that looks like one. No script of its own. */
export function Button({
  variant = "second",
  size = "md",
  block,
  iconOnly,
  busy,
  asChild,
  className,
  children,
  type = "button",
  ref,
  ...props
}: ButtonProps): ReactElement {
  const shared = {
    "data-variant": variant,
    "data-size": size,
    "data-icon-only": iconOnly ? "" : undefined,
    className: cn("btn", block && "w-full", className),
  };
  if (asChild) {
    return (
      <Slot {...shared} {...props}>
        {children}
      </Slot>
    );
  }
  return (
    <button {...shared} {...props} ref={ref} type={busy ? "button" : type} aria-busy={busy || undefined} {...(busy ? { onClick: undefined } : {})}>
      {busy ? <BusyContent>{children}</BusyContent> : children}
    </button>
  );
}

function BusyContent({ children }: { children: ReactNode }): ReactElement {
  return (
    <>
      <LoaderCircle className="spin" />
      {children}
    </>
  );
}
