"use client";

import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { LogOut } from "@/components/ui/icons";
import { signOut } from "@/lib/client/sign-in";

/** Ends this session, here and in the database. */
export function SignOutButton({ label, next }: { label: string; next: string }): ReactElement {
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Button
      variant="quiet"
      busy={isBusy}
      onClick={() => {
        setIsBusy(true);
        void signOut(next);
      }}
    >
      {isBusy ? null : <LogOut />}
      {label}
    </Button>
  );
}
