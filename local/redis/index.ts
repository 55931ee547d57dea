import { FaultPlan } from "../kit/faults.ts";
import { requireVariable } from "../kit/require-variable.ts";
import { serveOnLoopback, type StartService } from "../kit/service.ts";
import { MemoryRedis } from "./memory-redis.ts";
import { RealRedis } from "./real-redis.ts";
import { restApi } from "./rest-api.ts";

/** Upstash's REST interface over the Redis at `REDIS_URL`, or over our own in memory and on disk. */
export const start: StartService = async ({ port, dataDir, env }) => {
  const faults = new FaultPlan();
  const backend = env.REDIS_URL ? new RealRedis(env.REDIS_URL) : new MemoryRedis(dataDir);
  const service = await serveOnLoopback("redis", port, restApi(backend, requireVariable(env, "UPSTASH_REDIS_REST_TOKEN"), faults), faults);
  return {
    ...service,
    close: async () => {
      await service.close();
      await backend.close();
    },
  };
};
