"use client";

import type { ReactElement } from "react";
import { Avatar } from "@/components/ui/avatar";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { signOut } from "@/lib/client/sign-in";

type Props = {
  name: string;
  unreadCount: number;
  paths: { learning: string; account: string; notifications: string; home: string };
  labels: { account: string; learning: string; notifications: string; signOut: string };
};

/** One's own menu: learning, account, notices, and the way out. */
export function AccountMenu({ name, unreadCount, paths, labels }: Props): ReactElement {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="inline-flex rounded-full" aria-label={`${labels.account}: ${name}`}>
        <Avatar name={name} />
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>{name}</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <a href={paths.learning}>{labels.learning}</a>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href={paths.account}>{labels.account}</a>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href={paths.notifications}>
            {labels.notifications}
            {unreadCount > 0 ? <span className="tab-count">{unreadCount}</span> : null}
          </a>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut(paths.home)}>{labels.signOut}</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
