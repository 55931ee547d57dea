import type { AnyEndpoint, Method } from "./endpoint";

export type Match =
  | { kind: "found"; endpoint: AnyEndpoint; params: Record<string, string> }
  | { kind: "other_method"; allowed: Method[] }
  | { kind: "none" };

/** Finds the endpoint of a path below the base. A written segment wins over a parameter: `enrollments/my` over `{id}`. */
export function matchEndpoint(endpoints: readonly AnyEndpoint[], method: string, path: string): Match {
  const segments = decodeSegments(path);
  if (!segments) return { kind: "none" };
  const fitting = endpoints.flatMap((endpoint) => {
    const params = readParams(endpoint.path, segments);
    return params ? [{ kind: "found" as const, endpoint, params }] : [];
  });
  const [best] = fitting.filter(({ endpoint }) => endpoint.method === method).sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  if (best) return best;
  const allowed = [...new Set(fitting.map(({ endpoint }) => endpoint.method))].sort();
  return allowed.length > 0 ? { kind: "other_method", allowed } : { kind: "none" };
}

function decodeSegments(path: string): string[] | null {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function readParams(pattern: string, segments: readonly string[]): Record<string, string> | null {
  const parts = pattern.split("/").slice(1);
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== segment) return null;
    if (name !== undefined && segment === "") return null;
    if (name !== undefined) params[name] = segment;
  }
  return params;
}
