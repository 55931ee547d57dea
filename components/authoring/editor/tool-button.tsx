import type { ReactElement } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";

/** A button of the text's toolbar, which is an icon. Pressing it leaves the selection in the text. */
export function ToolButton({ name, ...props }: ButtonProps & { name: string }): ReactElement {
  return <Button variant="quiet" size="sm" iconOnly aria-label={name} title={name} onMouseDown={(event) => event.preventDefault()} {...props} />;
}

/** Which of `count` tools a key leads to from the one at `at`; undefined for keys that do not move along the toolbar. */
export function toolAfter(key: string, at: number, count: number): number | undefined {
  return { ArrowRight: (at + 1) % count, ArrowLeft: (at + count - 1) % count, Home: 0, End: count - 1 }[key];
}
