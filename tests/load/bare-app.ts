import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT, exitOf, runChild, startChild } from "../../scripts/stack/children.ts";
import { untilHealthy } from "../../scripts/stack/ready.ts";
import { linkPackages } from "./link-packages.ts";

const FOLDER = path.join(ROOT, "tmp/bench/bare");
const NEXT = path.join(FOLDER, "node_modules/next/dist/bin/next");

/** The smallest App Router application: what Next itself costs, with none of our code. */
const FILES: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "bare", private: true, type: "module" }),
  "next.config.mjs": `export default { poweredByHeader: false, typescript: { ignoreBuildErrors: true }, turbopack: { root: ${JSON.stringify(FOLDER)} } };\n`,
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "ES2023", lib: ["dom", "esnext"], module: "esnext", moduleResolution: "bundler", strict: true, noEmit: true, jsx: "react-jsx",
      allowJs: true, skipLibCheck: true, incremental: true, esModuleInterop: true, resolveJsonModule: true, isolatedModules: true, plugins: [{ name: "next" }],
    },
    include: ["next-env.d.ts", "**/*.ts", "**/*.tsx", ".next/types/**/*.ts"],
    exclude: ["node_modules"],
  }),
  "app/layout.tsx": [
    'import type { ReactNode } from "react";',
    'export const metadata = { title: "Bare", description: "An empty page" };',
    'export default function Layout({ children }: { children: ReactNode }) {',
    '  return <html lang="en"><body>{children}</body></html>;',
    "}",
  ].join("\n"),
  "app/page.tsx": "export default function Page() {\n  return <main><h1>Bare</h1></main>;\n}\n",
  "app/dynamic/page.tsx": 'export const dynamic = "force-dynamic";\nexport default function Page() {\n  return <main><h1>Bare</h1></main>;\n}\n',
};

/** Writes the bare application and builds it, once for a version of Next and of these files. */
export async function buildBareApp(): Promise<void> {
  const nextPackage = readFileSync(path.join(ROOT, "node_modules/next/package.json"), "utf8");
  const wanted = createHash("sha256").update(JSON.stringify(FILES)).update(nextPackage).digest("hex");
  const mark = path.join(FOLDER, ".next/bench-build");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(FOLDER, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  linkPackages(["next", "react", "react-dom"], path.join(FOLDER, "node_modules"));
  await runChild("the build of the bare application", [NEXT, "build", FOLDER], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }, ["ignore", "ignore", "inherit"]);
  writeFileSync(mark, wanted);
}

export type BareApp = {
  origin: string;
  /** Ends its server and starts another, which has compiled and kept nothing yet; resolves when it answers. */
  restart(): Promise<void>;
};

/** Serves it on loopback until this process ends; resolves when it answers. */
export async function startBareApp(port: number): Promise<BareApp> {
  const origin = `http://127.0.0.1:${port}`;
  const launch = async () => {
    const server = startChild([NEXT, "start", FOLDER, "-H", "127.0.0.1", "-p", String(port)], { NODE_ENV: "production" }, ["ignore", "ignore", "inherit"]);
    await untilHealthy(origin, 60_000);
    return server;
  };
  let server = await launch();
  return {
    origin,
    restart: async () => {
      const gone = exitOf(server);
      server.kill("SIGTERM");
      await gone;
      server = await launch();
    },
  };
}
