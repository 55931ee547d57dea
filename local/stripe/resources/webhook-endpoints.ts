import { z } from "zod";
import { listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import type { Operation } from "../core/emulator.ts";
import { API_VERSION } from "../core/emulator.ts";
import { newId, randomText } from "../core/ids.ts";
import { clearable, flag, list, mergeMetadata, metadata, metadataChange, parse } from "../core/params.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";

type Endpoint = Objects["webhook_endpoint"];

/** Id of the endpoint that the emulator itself keeps for the application. */
const DEFAULT_ID = "we_local_application";
const MAX_ENDPOINTS = 16;

const url = z.url({ protocol: /^https?$/, error: "Invalid URL: An explicit scheme (such as https) must be provided." }).max(5_000);
const eventTypes = list(z.string().regex(/^(\*|[a-z_]+(\.[a-z_]+)+)$/, { error: "Not the name of an event." }), 500);

export const webhookEndpointRoutes: Route[] = [
  { method: "POST", path: "/v1/webhook_endpoints", run: create },
  { method: "GET", path: "/v1/webhook_endpoints", run: (op, call) => listPage(op, "webhook_endpoint", parse(z.strictObject(listParams), call.input), { url: "/v1/webhook_endpoints" }) },
  { method: "GET", path: "/v1/webhook_endpoints/:id", run: (op, call) => op.objects.get("webhook_endpoint", pathId(call)) },
  { method: "POST", path: "/v1/webhook_endpoints/:id", run: update },
  { method: "DELETE", path: "/v1/webhook_endpoints/:id", run: remove },
];

/** Keeps the application's own endpoint: all events, with the secret that the application knows. */
export function keepDefaultEndpoint(op: Operation, address: string, secret: string): void {
  const endpoint = blankEndpoint(op, { id: DEFAULT_ID, url: address, enabledEvents: ["*"], description: "The application (kept by the local Stripe)", metadata: {} });
  if (op.objects.find("webhook_endpoint", DEFAULT_ID) === null) op.objects.insert("webhook_endpoint", endpoint);
  else op.objects.save("webhook_endpoint", endpoint);
  op.objects.setHidden(DEFAULT_ID, { secret });
}

/** Creates an endpoint; its signing secret is in this answer only. */
function create(op: Operation, call: Call): object {
  const input = parse(
    z.strictObject({ url, enabled_events: eventTypes, description: clearable().optional(), metadata: metadata.optional(), api_version: z.literal(API_VERSION, { error: `The local Stripe speaks ${API_VERSION} only.` }).optional() }),
    call.input,
  );
  if (op.objects.all("webhook_endpoint", {}).length >= MAX_ENDPOINTS) throw new StripeError(400, `You have reached the maximum of ${MAX_ENDPOINTS} test webhook endpoints.`);
  const secret = `whsec_${randomText(32)}`;
  const endpoint = blankEndpoint(op, { id: newId("we"), url: input.url, enabledEvents: input.enabled_events, description: input.description ?? null, metadata: input.metadata ?? {} });
  op.objects.insert("webhook_endpoint", endpoint, { hidden: { secret } });
  return { ...endpoint, secret };
}

function update(op: Operation, call: Call): Endpoint {
  const input = parse(
    z.strictObject({ url: url.optional(), enabled_events: eventTypes.optional(), description: clearable().optional(), disabled: flag.optional(), metadata: metadataChange.optional() }),
    call.input,
  );
  const before = op.objects.get("webhook_endpoint", pathId(call));
  const endpoint: Endpoint = {
    ...before,
    ...(input.url === undefined ? {} : { url: input.url }),
    ...(input.enabled_events === undefined ? {} : { enabled_events: input.enabled_events }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.disabled === undefined ? {} : { status: input.disabled ? "disabled" : "enabled" }),
    metadata: mergeMetadata(before.metadata, input.metadata),
  };
  op.objects.save("webhook_endpoint", endpoint);
  return endpoint;
}

function remove(op: Operation, call: Call): object {
  const endpoint = op.objects.get("webhook_endpoint", pathId(call));
  op.objects.remove("webhook_endpoint", endpoint.id);
  return { id: endpoint.id, object: "webhook_endpoint", deleted: true };
}

function blankEndpoint(op: Operation, input: { id: string; url: string; enabledEvents: string[]; description: string | null; metadata: Record<string, string> }): Endpoint {
  return {
    id: input.id,
    object: "webhook_endpoint",
    api_version: API_VERSION,
    application: null,
    created: op.now,
    description: input.description,
    enabled_events: input.enabledEvents,
    livemode: false,
    metadata: input.metadata,
    status: "enabled",
    url: input.url,
  };
}
