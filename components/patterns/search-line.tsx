import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Search } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";

export type SearchLineProps = {
  /** Where the form goes (GET). */
  action: string;
  name?: string;
  defaultValue?: string;
  labels: { field: string; placeholder?: string; submit: string };
  /** Facets that are on, kept as hidden fields so a new search does not lose them. */
  keep?: readonly { name: string; value: string }[];
  /** Shows the key that focuses the field; the page's client island listens for it. */
  shortcut?: string;
  /** `quiet` hides the button from sight; Enter submits. */
  submit?: "primary" | "quiet";
  /** Under the line: examples. */
  hint?: ReactNode;
};

/** Search written on a rule: a GET form, so it works without script. */
export function SearchLine({ action, name = "q", defaultValue, labels, keep = [], shortcut, submit = "primary", hint }: SearchLineProps): ReactElement {
  return (
    <form role="search" action={action} method="get" className="min-w-0">
      <div className="write-line">
        <Search />
        <input
          type="search"
          name={name}
          defaultValue={defaultValue}
          aria-label={labels.field}
          placeholder={labels.placeholder}
          autoComplete="off"
          enterKeyHint="search"
        />
        {shortcut ? <Kbd className="hidden md:inline-block">{shortcut}</Kbd> : null}
        <Button type="submit" variant="primary" className={submit === "quiet" ? "sr-only focus:not-sr-only" : undefined}>
          {labels.submit}
        </Button>
      </div>
      {keep.map((field) => (
        <input key={`${field.name}=${field.value}`} type="hidden" name={field.name} value={field.value} />
      ))}
      {hint ? <p className="meta mt-2.5">{hint}</p> : null}
    </form>
  );
}
