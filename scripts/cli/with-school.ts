import { createConnection } from "node:net";
import type { Ctx } from "../../server/platform/ctx.ts";
import { migrate, readStack, startCloud } from "../stack/cloud.ts";

/**
 * Runs work upon the school's data, as the school itself: the database that DATABASE_URL names; else the local cloud's,
 * which is started for the time when no school is running. Announcements are left to the school's own sweep.
 */
export async function withSchool<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const stack = readStack();
  const isOwn = process.env.DATABASE_URL === undefined;
  for (const [name, value] of Object.entries(stack.env)) process.env[name] ??= value;
  const cloud = isOwn && !(await isListening(stack.env.DATABASE_URL)) ? await startCloud({ ...stack, env: { ...stack.env, LOCAL_SERVICES: "postgres,blob" } as typeof stack.env }) : null;
  try {
    if (cloud) await migrate(stack);
    const [{ createCtx }, { db }, { system }] = await Promise.all([import("../../server/platform/create-ctx.ts"), import("../../server/platform/db/client.ts"), import("../../server/access/index.ts")]);
    try {
      return await work(createCtx({ viewer: system("course-command"), background: () => undefined }));
    } finally {
      await db().$disconnect();
    }
  } finally {
    if (cloud) await stop(cloud);
  }
}

function stop(cloud: Awaited<ReturnType<typeof startCloud>>): Promise<void> {
  return new Promise((resolve) => {
    cloud.once("exit", () => resolve());
    cloud.kill("SIGTERM");
  });
}

function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
