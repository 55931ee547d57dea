"use client";

import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import type { PlayerLabels } from "./player-labels";

type Props = {
  labels: PlayerLabels;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  hasKeys: boolean;
  onKeysChange(isOn: boolean): void;
  /** An article has no player to steer. */
  only?: readonly KeyName[];
};

type KeyName = (typeof KEYS)[number]["name"];

const KEYS = [
  { name: "keyPlay", keys: ["space", "k"] },
  { name: "keySkip", keys: ["j", "l"] },
  { name: "keyShortSkip", keys: ["←", "→"] },
  { name: "keySpeed", keys: ["<", ">"] },
  { name: "keyCaptions", keys: ["c"] },
  { name: "keyMute", keys: ["m"] },
  { name: "keyFullscreen", keys: ["f"] },
  { name: "keyNote", keys: ["n"] },
  { name: "keySearch", keys: ["/"] },
  { name: "keyOutline", keys: ["o"] },
  { name: "keyHelp", keys: ["?"] },
] as const;

/** Every key of the lesson, and the switch that turns those without a modifier off. */
export default function KeysDialog({ labels, isOpen, onOpenChange, hasKeys, onKeysChange, only }: Props): ReactElement {
  const shown = KEYS.filter((entry) => !only || only.includes(entry.name));
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title={labels.keys}
        actions={
          <DialogClose asChild>
            <Button>{labels.close}</Button>
          </DialogClose>
        }
      >
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2">
          {shown.map((entry) => (
            <div key={entry.name} className="contents">
              <dt>{labels[entry.name]}</dt>
              <dd className="flex justify-end gap-1.5">
                {entry.keys.map((key) => (
                  <Kbd key={key}>{key === "space" ? labels.keySpace : key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-4 border-t border-line pt-4">
          <Switch checked={hasKeys} label={labels.keysOn} help={labels.keysHelp} onChange={(event) => onKeysChange(event.target.checked)} />
        </div>
      </DialogContent>
    </Dialog>
  );
}
