import { z } from "zod";
import { commerceEventSchemas, type CommerceEventName } from "@/server/commerce";

const identity = z.looseObject({ outboxId: z.string() });

/** The data of one of commerce's events, checked, with the id under which it was announced. */
export function eventOf<Name extends CommerceEventName>(name: Name, data: unknown): z.infer<(typeof commerceEventSchemas)[Name]> & { outboxId: string } {
  const fact = commerceEventSchemas[name].parse(data) as z.infer<(typeof commerceEventSchemas)[Name]>;
  return { ...fact, outboxId: identity.parse(data).outboxId };
}
