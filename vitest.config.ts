import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };
const outside = ["node_modules/**", ".next/**", "tmp/**", "tests/e2e/**"];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // A limit for what hangs, not a measure: a busy machine must not fail it.
          testTimeout: 90_000,
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...outside, "tests/architecture/**", "**/*.int.test.ts", "**/*.contract.test.ts"],
        },
      },
      {
        resolve: { alias },
        test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        resolve: { alias },
        test: { name: "integration", include: ["**/*.int.test.ts"], exclude: outside, testTimeout: 180_000, hookTimeout: 300_000 },
      },
      {
        resolve: { alias },
        test: { name: "contract", include: ["**/*.contract.test.ts"], exclude: outside, testTimeout: 300_000, hookTimeout: 300_000 },
      },
    ],
  },
});
