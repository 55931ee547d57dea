"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { typedAmount } from "@/lib/domain/typed-amount";
import { requestRefundSchema } from "@/lib/schemas/commerce";

export type RefundableOrder = { id: string; number: string; currency: string; refundableAmount: number };

/**
 * The state of a refund's form, kept while its dialog is closed. Until one went through, the same amount is the same
 * refund: whatever is lost on the way, its key makes a repetition the same one.
 */
export function useRefund(order: RefundableOrder, onDone: () => void) {
  const t = useTranslations("admin.refund");
  const router = useRouter();
  const [isFull, setIsFull] = useState(true);
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [state, setState] = useState<{ isBusy: boolean; refusal: Refusal | null; errors: { amount?: boolean; reason?: boolean } }>(IDLE);
  const keys = useRef(new Map<number, string>());
  const running = useRef(false);

  const parsed = isFull ? order.refundableAmount : typedAmount(typed, order.currency);
  const amount = parsed !== null && parsed > 0 && parsed <= order.refundableAmount ? parsed : null;

  const send = async (): Promise<void> => {
    const isReason = requestRefundSchema.shape.reason.safeParse(reason).success;
    if (amount === null || !isReason) {
      setState({ ...IDLE, errors: { amount: amount === null, reason: !isReason } });
      document.getElementById(amount === null ? "refund-amount" : "refund-reason")?.focus();
      return;
    }
    setState({ ...IDLE, isBusy: true });
    const idempotencyKey = keys.current.get(amount) ?? crypto.randomUUID();
    keys.current.set(amount, idempotencyKey);
    const result = await callProcedure("commerce", "requestRefund", { orderId: order.id, amount, reason, idempotencyKey });
    setState({ ...IDLE, refusal: result.ok ? null : result.refusal });
    router.refresh();
    if (!result.ok) return;
    keys.current.clear();
    setTyped("");
    setReason("");
    toast(t("asked"));
    onDone();
  };

  return {
    ...state,
    isFull,
    setIsFull,
    typed,
    setTyped,
    reason,
    setReason,
    amount,
    onSubmit: (event: FormEvent): void => {
      event.preventDefault();
      if (running.current) return;
      running.current = true;
      void send().finally(() => {
        running.current = false;
      });
    },
  };
}

const IDLE = { isBusy: false, refusal: null, errors: {} };
