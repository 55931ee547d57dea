import { appRouter } from "@/server/trpc/root";

export type MountedProcedure = { name: string; type: string; meta: unknown; inputs: unknown[] };

/** Every mounted procedure of tRPC by its whole name ("catalog.suggest"): the types are nested, the record is flat. */
export function listProcedures(): MountedProcedure[] {
  const record: Readonly<Record<string, unknown>> = appRouter._def.procedures;
  return Object.entries(record).map(([name, procedure]) => {
    if (!isProcedure(procedure)) throw new Error(`${name} is mounted and is no procedure`);
    const { type, meta, inputs } = procedure._def;
    return { name, type, meta, inputs };
  });
}

function isProcedure(value: unknown): value is { _def: { type: string; meta?: unknown; inputs: unknown[] } } {
  return typeof value === "function" && "_def" in value;
}
