import { cloneElement, isValidElement, type ReactElement, type ReactNode } from "react";
import { cn } from "./cn";

type SlotProps = { children?: ReactNode; className?: string } & Record<string, unknown>;

/**
 * Renders its only child with these props merged in; the child's own props win and class names join.
 * Ours instead of Radix's, because it runs on the server and adds nothing to a page's script.
 */
export function Slot({ children, className, ...props }: SlotProps): ReactElement {
  if (!isValidElement<Record<string, unknown>>(children)) {
    throw new TypeError("asChild needs exactly one element as its child");
  }
  const own = children.props;
  const ownClass = typeof own.className === "string" ? own.className : undefined;
  return cloneElement(children, { ...props, ...own, className: cn(className, ownClass) });
}
