import type { ReactElement, SVGProps } from "react";
import { cn } from "./cn";

export type IconProps = Omit<SVGProps<SVGSVGElement>, "children"> & {
  /** `text` grows with the words beside it (18 px at 16 px); `alone` is 20 px. */
  size?: "text" | "alone";
  /** Draws the shape solid: stars, play and pause. */
  filled?: true;
  /** The accessible name. Without it the icon is decoration and hidden from assistive technology. */
  label?: string;
};
export type IconComponent = (props: IconProps) => ReactElement;

/**
 * Makes an icon component of the shapes of a 24 x 24 drawing, written as markup: as elements each line of a drawing would
 * be rendered twice for each page that is made for its reader. No script: usable in Server and Client Components. How
 * lines are drawn is in the style sheet (`.icon`): as attributes it would be on every page once for each icon, twice.
 */
export function icon(shapes: string): IconComponent {
  const markup = { __html: shapes };
  return function Icon({ size = "text", filled, label, className, ...props }: IconProps) {
    return (
      <svg
        viewBox="0 0 24 24"
        {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
        className={cn("icon", filled && "icon-filled", size === "alone" && "icon-lg", className)}
        dangerouslySetInnerHTML={markup}
        {...props}
      />
    );
  };
}
