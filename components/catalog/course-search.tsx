"use client";

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";

export type CourseSearchProps = {
  locale: string;
  labels: { list: string; course: string; instructor: string };
  /** The search form as the server drew it: it works alone; this only adds suggestions to its field. */
  children: ReactNode;
};

type Suggestion = { kind: "course" | "instructor" | "topic"; slug: string; title: string };

const PAUSE_MS = 140;

/** Suggestions under a search field while one types: a combobox with a listbox, by the ARIA practices. */
export function CourseSearch({ locale, labels, children }: CourseSearchProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const { found, active, setText, setFound, setActive } = useSuggestions();
  const isOpen = found.length > 0;

  useEffect(() => {
    const input = box.current?.querySelector("input[type=search]");
    if (!(input instanceof HTMLInputElement)) return;
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": listId, "aria-expanded": String(isOpen) };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    if (active >= 0) input.setAttribute("aria-activedescendant", `${listId}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }, [listId, isOpen, active]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!isOpen || !(event.target instanceof HTMLInputElement)) return;
    const chosen = found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((current) => (current + step + found.length + (current === -1 && step === -1 ? 1 : 0)) % found.length);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      location.assign(hrefOf(locale, chosen));
    } else if (event.key === "Escape") {
      event.preventDefault();
      setFound([]);
    }
  };

  return (
    <div
      ref={box}
      className="relative"
      onInput={(event) => {
        const { target } = event;
        if (!(target instanceof HTMLInputElement)) return;
        setText(target.value);
        if (target.value.trim().length < 2) setFound([]);
      }}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFound([]);
      }}
    >
      {children}
      <ul id={listId} role="listbox" aria-label={labels.list} hidden={!isOpen} className="sheet absolute inset-x-0 top-[60px] z-30 py-1.5 shadow-over">
        {found.map((suggestion, index) => (
          <li key={`${suggestion.kind}-${suggestion.slug}`} id={`${listId}-${index}`} role="option" aria-selected={index === active}>
            <a
              href={hrefOf(locale, suggestion)}
              tabIndex={-1}
              className={`flex items-baseline justify-between gap-4 px-4 py-2 hover:bg-sunken ${index === active ? "bg-accent-soft" : ""}`}
            >
              <span className="font-serif text-base">{suggestion.title}</span>
              <span className="meta">{suggestion.kind === "instructor" ? labels.instructor : labels.course}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What matches the text, asked for after a pause in the typing; an answer that was overtaken is dropped. */
function useSuggestions() {
  const [text, setText] = useState("");
  const [found, setFound] = useState<Suggestion[]>([]);
  const [active, setActive] = useState(-1);

  useEffect(() => {
    if (text.trim().length < 2) return;
    const request = new AbortController();
    const timer = setTimeout(() => {
      loadSuggestions(text, request.signal).then(
        (suggestions) => {
          setFound(suggestions);
          setActive(-1);
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [text]);

  return { found, active, setText, setFound, setActive };
}

function hrefOf(locale: string, { kind, slug }: Suggestion): string {
  return `/${locale}/${kind === "instructor" ? "instructors" : "courses"}/${slug}`;
}

async function loadSuggestions(q: string, signal: AbortSignal): Promise<Suggestion[]> {
  const input = encodeURIComponent(JSON.stringify({ json: { q } }));
  const response = await fetch(`/api/trpc/catalog.suggest?input=${input}`, { signal });
  if (!response.ok) return [];
  const body: { result?: { data?: { json?: Suggestion[] } } } = await response.json();
  return body.result?.data?.json ?? [];
}
