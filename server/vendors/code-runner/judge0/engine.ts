import { z } from "zod";
import type { RemoteLanguage } from "./program";
import { ask, type Judge0Address } from "./request";

/** What this Judge0 has, and the most that it allows. */
export type Judge0Engine = { languages: Partial<Record<RemoteLanguage, number>>; mostCpuSeconds: number; mostWallSeconds: number; mostMemoryKb: number; mostFileKb: number };

const languagesSchema = z.array(z.object({ id: z.number().int(), name: z.string() }));
/** The defaults are those of Judge0's own documentation. */
const configSchema = z.object({
  max_cpu_time_limit: z.coerce.number().positive().default(15),
  max_wall_time_limit: z.coerce.number().positive().default(20),
  max_memory_limit: z.coerce.number().positive().default(512_000),
  max_max_file_size: z.coerce.number().positive().default(4_096),
});

const NAMES: Record<RemoteLanguage, RegExp> = {
  javascript: /^JavaScript \(Node\.js v?([\d.]+)\)$/,
  python: /^Python \((3[\d.]*)\)$/,
  lua: /^Lua \(([\d.]+)\)$/,
};

/** Asks Judge0 what it is. */
export async function describeEngine(address: Judge0Address): Promise<Judge0Engine> {
  const [listed, config] = [await ask(address, "languages", languagesSchema), await ask(address, "config_info", configSchema)];
  const languages: Judge0Engine["languages"] = {};
  for (const language of ["javascript", "python", "lua"] as const) {
    const id = newest(listed, NAMES[language]);
    if (id !== null) languages[language] = id;
  }
  return { languages, mostCpuSeconds: config.max_cpu_time_limit, mostWallSeconds: config.max_wall_time_limit, mostMemoryKb: config.max_memory_limit, mostFileKb: config.max_max_file_size };
}

function newest(listed: z.infer<typeof languagesSchema>, pattern: RegExp): number | null {
  const found = listed.flatMap(({ id, name }) => {
    const version = pattern.exec(name)?.[1];
    return version === undefined ? [] : [{ id, version }];
  });
  found.sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }) || b.id - a.id);
  return found[0]?.id ?? null;
}
