import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";

type Props = {
  /** The button that asks; focus returns to it. */
  trigger: ReactNode;
  title: string;
  /** What cannot be undone, in one or two sentences. */
  description: string;
  keep: string;
  action: string;
  onConfirm: () => Promise<void>;
};

/** Asks before something that cannot be undone; the safe answer comes first. */
export function ConfirmDialog({ trigger, title, description, keep, action, onConfirm }: Props): ReactElement {
  return (
    <Dialog>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={title}
        description={description}
        actions={
          <>
            <DialogClose asChild>
              <Button>{keep}</Button>
            </DialogClose>
            <DialogClose asChild>
              <Button variant="danger" onClick={() => void onConfirm()}>
                {action}
              </Button>
            </DialogClose>
          </>
        }
      />
    </Dialog>
  );
}
