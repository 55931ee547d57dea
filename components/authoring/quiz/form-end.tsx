import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import type { Refusal } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";

type Props = { refusal: Refusal | null; /** What the page says is safe when it was refused. */ safe: string; isBusy: boolean; words: { save: string; cancel: string }; onClose: () => void };

/** The end of a form of the quiz's editor: why it was refused, and the ways to keep it and to leave it. */
export function FormEnd({ refusal, safe, isBusy, words, onClose }: Props): ReactElement {
  return (
    <>
      <StudioRefusal refusal={refusal} safe={safe} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={isBusy}>
          {words.save}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </>
  );
}
