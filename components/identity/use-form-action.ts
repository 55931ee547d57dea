"use client";

import { useRef, useState, type FormEvent } from "react";
import type { z } from "zod";
import type { FieldIssue } from "@/lib/errors";
import type { Refusal } from "@/lib/client/call-procedure";

type Options<Schema extends z.ZodType> = {
  schema: Schema;
  /** What the form cannot say: a token, the page's locale. Joined to the fields before they are checked. */
  extra?: Record<string, unknown>;
  /** Gets the form's values as typed: the server reads them with the same schema. */
  submit: (values: z.input<Schema>) => Promise<{ ok: true } | { ok: false; refusal: Refusal }>;
  onDone?: () => void;
};

export type FormAction = {
  isBusy: boolean;
  isDone: boolean;
  /** Code of what is wrong with a field: `fieldErrors.<code>`. */
  errors: Record<string, string>;
  refusal: Refusal | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  reset: () => void;
};

/**
 * A form that checks with the server's schema, sends, and shows what came back at the field that it is about. Fields
 * are uncontrolled, so what was typed stays whatever happens; focus goes to the first field that needs a look.
 */
export function useFormAction<Schema extends z.ZodType>({ schema, extra, submit, onDone }: Options<Schema>): FormAction {
  const [state, setState] = useState<{ phase: "idle" | "busy" | "done"; errors: Record<string, string>; refusal: Refusal | null }>(IDLE);
  const running = useRef(false);

  const show = (form: HTMLFormElement, issues: FieldIssue[], refusal: Refusal | null): void => {
    const errors = Object.fromEntries(issues.toReversed().map(({ path, message }) => [path, message]));
    setState({ phase: "idle", errors, refusal });
    const first = [...form.elements].find((element) => element instanceof HTMLElement && "name" in element && String(element.name) in errors);
    if (first instanceof HTMLElement) first.focus();
  };

  const send = async (form: HTMLFormElement): Promise<void> => {
    const values = { ...Object.fromEntries(new FormData(form)), ...extra };
    const parsed = schema.safeParse(values);
    if (!parsed.success) return show(form, parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })), null);
    setState({ ...IDLE, phase: "busy" });
    const result = await submit(values as z.input<Schema>);
    if (!result.ok) return show(form, result.refusal.issues, result.refusal.issues.length > 0 ? null : result.refusal);
    setState({ ...IDLE, phase: "done" });
    onDone?.();
  };

  return {
    isBusy: state.phase === "busy",
    isDone: state.phase === "done",
    errors: state.errors,
    refusal: state.refusal,
    reset: () => setState(IDLE),
    onSubmit: (event) => {
      event.preventDefault();
      if (running.current) return;
      running.current = true;
      void send(event.currentTarget).finally(() => {
        running.current = false;
      });
    },
  };
}

const IDLE = { phase: "idle" as const, errors: {}, refusal: null };
