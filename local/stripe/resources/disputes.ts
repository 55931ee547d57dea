import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { changedFrom } from "../core/changed-from.ts";
import type { Operation } from "../core/emulator.ts";
import { clearable, flag, mergeMetadata, metadataChange, parse, text } from "../core/params.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { endDispute, isOpenDispute, submitEvidence } from "../payment/decide-dispute.ts";
import { evidenceFields, type EvidenceField } from "../payment/open-dispute.ts";

type Dispute = Objects["dispute"];

const evidence = z.partialRecord(z.enum(evidenceFields()), clearable(20_000));

export const disputeRoutes: Route[] = [
  { method: "GET", path: "/v1/disputes", run: search },
  { method: "GET", path: "/v1/disputes/:id", run: (op, call) => op.objects.get("dispute", pathId(call)) },
  { method: "POST", path: "/v1/disputes/:id", run: update },
  { method: "POST", path: "/v1/disputes/:id/close", run: close },
];

function search(op: Operation, call: Call): object {
  const input = parse(z.strictObject({ ...listParams, ...createdParam, charge: text().optional(), payment_intent: text().optional() }), call.input);
  return listPage(op, "dispute", input, { url: "/v1/disputes", where: { charge: input.charge, payment_intent: input.payment_intent } });
}

/** Adds evidence; it is handed to the bank at once unless `submit` is false, as with Stripe. */
function update(op: Operation, call: Call): Dispute {
  const input = parse(z.strictObject({ evidence: evidence.optional(), metadata: metadataChange.optional(), submit: flag.optional() }), call.input);
  const before = requireOpen(op, pathId(call));
  const merged: Dispute = { ...before, evidence: { ...before.evidence, ...withoutUndefined(input.evidence ?? {}) }, metadata: mergeMetadata(before.metadata, input.metadata) };
  const provided = evidenceFields().some((field) => merged.evidence[field] !== null);
  const staged: Dispute = { ...merged, evidence_details: { ...merged.evidence_details, has_evidence: provided } };
  const dispute = input.submit === false || (input.evidence === undefined && input.submit !== true) ? staged : submitEvidence(op, staged);
  op.objects.save("dispute", dispute);
  op.emit("charge.dispute.updated", dispute, changedFrom(before, dispute));
  return dispute;
}

/** Accepts the dispute: it is lost. */
function close(op: Operation, call: Call): Dispute {
  return endDispute(op, requireOpen(op, pathId(call)), "lost");
}

function requireOpen(op: Operation, id: string): Dispute {
  const dispute = op.objects.get("dispute", id);
  if (!isOpenDispute(dispute)) throw new StripeError(400, `This dispute is already closed, with a status of ${dispute.status}.`);
  return dispute;
}

function withoutUndefined(values: Partial<Record<EvidenceField, string | null>>): Partial<Record<EvidenceField, string | null>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
