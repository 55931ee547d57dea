"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { callProcedure } from "@/lib/client/call-procedure";

type Props = { courseSlug: string; daysLeft: number; labels: { days: string; daysHelp: string; reason: string; move: string; moving: string; failed: string } };

/** The learner moves all their dates by some days of those that are left. */
export function DeferOwn({ courseSlug, daysLeft, labels }: Props): ReactElement {
  const router = useRouter();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    setState("busy");
    const done = await callProcedure("learning", "deferOwn", { courseSlug, days: Number(data.get("days")), reason: String(data.get("reason") ?? "").trim() });
    setState(done.ok ? "idle" : "failed");
    if (!done.ok) return;
    form.reset();
    router.refresh();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="grid max-w-[40rem] gap-4">
      {state === "failed" ? (
        <p role="alert" className="text-danger">
          {labels.failed}
        </p>
      ) : null}
      <Field id="defer-days" label={labels.days} help={labels.daysHelp}>
        <Input name="days" type="number" required min={1} max={daysLeft} className="max-w-[8rem]" />
      </Field>
      <Field id="defer-reason" label={labels.reason}>
        <Input name="reason" required maxLength={300} autoComplete="off" />
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={state === "busy"}>
          {state === "busy" ? labels.moving : labels.move}
        </Button>
      </div>
    </form>
  );
}
