"use client";

import { useEffect, useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure } from "@/lib/client/call-procedure";
import { MINUTE_MS, SECOND_MS } from "@/lib/time";
import type { OrderStatusDto } from "@/server/commerce";
import { isSettled } from "./arrival-view";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 3 * SECOND_MS;
/** From here on it is slow, is said to be, and is asked for seldom. */
const LATE_MS = 2 * MINUTE_MS;
const LATE_PAUSE_MS = 15 * SECOND_MS;
const GIVE_UP_MS = 15 * MINUTE_MS;
/** When the vendor itself is asked whether it was paid, because its webhook has not come. */
const CONFIRM_AT_MS = [6 * SECOND_MS, 45 * SECOND_MS];

export type OrderWatch = { order: OrderStatusDto; seenAt: Date; isLate: boolean; isOffline: boolean };

/** An order as it stands, asked for again with growing pauses until nothing more will arrive. */
export function useOrderStatus(initial: OrderStatusDto, renderedAt: Date): OrderWatch {
  const [watch, setWatch] = useState<OrderWatch>({ order: initial, seenAt: renderedAt, isLate: false, isOffline: false });
  const { orderId } = initial;
  const isDone = isSettled(watch.order);

  useEffect(() => {
    if (isDone) return;
    const startedAt = Date.now();
    const confirmations = [...CONFIRM_AT_MS];
    let timer: ReturnType<typeof setTimeout>;
    let isStopped = false;

    const look = async (pause: number): Promise<void> => {
      const waited = Date.now() - startedAt;
      const dueAt = confirmations[0];
      if (dueAt !== undefined && waited >= dueAt) {
        confirmations.shift();
        await callProcedure("commerce", "confirmOrder", { orderId });
      }
      const answer = await askProcedure("commerce", "orderStatus", { orderId });
      if (isStopped) return;
      const isLate = waited >= LATE_MS;
      setWatch((known) => ({ order: answer.ok ? answer.data : known.order, seenAt: new Date(), isLate, isOffline: !answer.ok }));
      if (waited < GIVE_UP_MS) schedule(isLate ? LATE_PAUSE_MS : Math.min(pause * 1.4, LONGEST_PAUSE_MS));
    };
    const schedule = (pause: number): void => {
      timer = setTimeout(() => void look(pause), pause);
    };
    schedule(FIRST_PAUSE_MS);
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [orderId, isDone]);

  return watch;
}
