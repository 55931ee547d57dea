import type { ReactElement } from "react";
import { cn } from "./cn";

const CLOTHS = ["bg-cloth-sky", "bg-cloth-sage", "bg-cloth-rose", "bg-cloth-sand"] as const;

export type AvatarProps = {
  /** The person's name: its first letter is drawn and its letters choose the cloth. */
  name: string;
  /** A picture replaces the letter. */
  src?: string;
  size?: "sm" | "md" | "lg";
  className?: string;
};

const PIXELS = { sm: 24, md: 32, lg: 72 } as const;

/** Decoration beside a name that is written: hidden from assistive technology. */
export function Avatar({ name, src, size = "md", className }: AvatarProps): ReactElement {
  const letter = [...name.trim()][0]?.toLocaleUpperCase() ?? "?";
  return (
    <span aria-hidden="true" data-size={size} className={cn("avatar", clothOf(name), className)}>
      {src ? <img src={src} alt="" width={PIXELS[size]} height={PIXELS[size]} className="size-full object-cover" loading="lazy" /> : letter}
    </span>
  );
}

function clothOf(name: string): string {
  let mixed = 7;
  for (const character of name) mixed = (mixed * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return CLOTHS[mixed % CLOTHS.length] ?? CLOTHS[0];
}
