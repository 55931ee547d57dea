import { createConfig, lintFromString } from "@redocly/openapi-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { setTestEnv } from "@/tests/harness/test-env";
import { openApiDocument } from "./openapi-document";
import { ENDPOINTS } from "./registry";

beforeAll(() => setTestEnv());

type Operation = { operationId: string; responses: Record<string, unknown>; parameters?: { name: string; in: string }[] };

describe("the API's description", () => {
  it("passes the linter's recommended rules without an error or a warning", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lintFromString({ source: JSON.stringify(openApiDocument()), absoluteRef: "openapi.json", config });
    expect(problems.map(({ ruleId, severity, message, location }) => `${severity} ${ruleId} ${location[0]?.pointer}: ${message}`)).toEqual([]);
  });

  it("is OpenAPI 3.1 and describes every endpoint once, each with its refusals as problem documents", () => {
    const { openapi, paths = {} } = JSON.parse(JSON.stringify(openApiDocument())) as { openapi: string; paths: Record<string, Record<string, Operation>> };
    expect(openapi).toBe("3.1.0");
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(ENDPOINTS.map(({ operationId }) => operationId).sort());
    for (const { operationId, responses } of operations) {
      const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect(refusals.length, operationId).toBeGreaterThan(0);
      for (const [, refusal] of refusals) expect(JSON.stringify(refusal)).toContain("application/problem+json");
    }
  });

  it.each(ENDPOINTS.filter((endpoint) => endpoint.kind === "json"))("shows examples of $method $path that its schemas accept", ({ schemas, examples, path }) => {
    const accepts = (schema: z.ZodType | null, example: object | undefined) => {
      if (!schema || !example) return;
      const result = schema.safeParse(example);
      expect(result.success ? [] : result.error.issues, path).toEqual([]);
    };
    accepts(schemas.body, examples?.body);
    accepts(schemas.response, examples?.response);
    expect(schemas.response === null).toBe(examples?.response === undefined);
  });

  it("names paths in kebab-case and fields in camelCase", () => {
    for (const { path } of ENDPOINTS) expect(path.replaceAll(/\{\w+\}/g, "id")).toMatch(/^(\/[a-z]+(-[a-z]+)*)+$/);
    const names = [...JSON.stringify(openApiDocument().components?.schemas).matchAll(/"properties":\{"(\w+)"/g)].map((match) => match[1]);
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
  });
});
