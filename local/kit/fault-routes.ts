import { Hono } from "hono";
import { z } from "zod";
import { faultSchema, type FaultPlan } from "./faults.ts";

/** `GET` lists the faults in force, `PUT` replaces them (a JSON array), `DELETE` clears them. */
export function faultRoutes(plan: FaultPlan): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(plan.list()));
  app.put("/", async (c) => {
    const parsed = z.array(faultSchema).safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    plan.replace(parsed.data);
    return c.json(plan.list());
  });
  app.delete("/", (c) => {
    plan.replace([]);
    return c.json([]);
  });
  return app;
}
