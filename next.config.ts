import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { DEFAULT_LOCALE, LOCALES } from "./lib/i18n/locales";
import { env } from "./server/platform/env";
import { commonHeaders, contentSecurityPolicy } from "./server/platform/security-headers";

const values = env();

/** Pages of signed-in people: rendered for each request, with a policy by nonce from the middleware. */
const SIGNED_IN = "account|admin|checkout|dashboard|instructor|learn|sign-in|sign-up|verify|reset|magic-link|unsubscribe";
const LOCALE_PARAM = `:locale(${LOCALES.join("|")})`;
const CATALOGUE_QUERIES = ["q", "topic", "level", "language", "modality", "price", "cursor"];

/** What the process that reads PDFs starts from. */
const PDF_READER = ["./server/vendors/pdf-text/read-pdf.ts", "./node_modules/unpdf/{package.json,dist/**/*.mjs}"];
/** Draws logos and signatures in a process of its own; its library is traced where it is imported. */
const DRAWER = "./server/vendors/drawing/draw.ts";

const CODE_ENGINES = [
  "./package.json",
  "./server/vendors/code-runner/engines/*.ts",
  "./node_modules/quickjs-emscripten/{package.json,dist/*.mjs}",
  "./node_modules/quickjs-emscripten-core/{package.json,dist/*.mjs}",
  "./node_modules/@jitl/*/package.json",
  "./node_modules/@jitl/quickjs-ffi-types/dist/*.mjs",
  "./node_modules/@jitl/quickjs-wasmfile-release-sync/dist/*.{mjs,wasm}",
  "./node_modules/pyodide/{package.json,pyodide.mjs,pyodide.asm.mjs,pyodide.asm.wasm,pyodide-lock.json,python_stdlib.zip}",
  "./node_modules/@electric-sql/pglite/{package.json,dist/*.js,dist/*.wasm,dist/*.data}",
  "./node_modules/wasmoon/{package.json,dist/index.js,dist/glue.wasm}",
];

/** Packages run on a host of their own: there nothing else answers, and here they do not. */
const PACKAGE_HOST = values.PACKAGE_ORIGIN === undefined ? null : new URL(values.PACKAGE_ORIGIN).hostname.replaceAll(".", String.raw`\.`);
const onPackageHost = PACKAGE_HOST === null ? [] : [{ type: "host" as const, value: PACKAGE_HOST }];

const config: NextConfig = {
  // A second build beside the one that is being served: see scripts/quality/e2e-stage.ts.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // Hashing a cached page again for each visitor costs more than finding it: scripts/stack/page-bytes.ts, and Vercel's
  // edge, hash each version once.
  generateEtags: false,
  // Whoever serves the build compresses: Vercel's edge, and scripts/stack/compress-answer.ts on one's own machine.
  compress: false,
  reactStrictMode: true,
  // Types are checked by `npm test` and by the deploy's build command, once, not again inside every build.
  typescript: { ignoreBuildErrors: true },
  // The player needs neither hls.js's captions (ours come from our own address) nor encryption modules nor second audio
  // tracks, and without them it is a third smaller: docs/adr/0009-light-player.md.
  turbopack: { resolveAlias: { "hls.js/dist/hls.mjs": "hls.js/dist/hls.light.mjs" } },
  serverExternalPackages: ["@node-rs/argon2", "@react-pdf/renderer", "pdfkit", "pg", "pino", "satori", "sharp", "shiki"],
  // Read from disk at run time, so the bundler cannot see them: receipts and pictures need their typefaces. The ten megabytes
  // of Chinese, Japanese and Korean are for certificates alone, which are drawn below /api.
  // Code runs in processes that start from these files: docs/code-runner.md.
  outputFileTracingIncludes: { "/**": ["./node_modules/@fontsource/*/files/*-{400,600}-normal.woff"], "/api/**": [...CODE_ENGINES, ...PDF_READER, DRAWER, "./node_modules/@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff"], "/packages/runtime/**": ["./node_modules/scorm-again/dist/{scorm12,scorm2004}.min.js"] },
  async headers() {
    return [
      // A package's frame says itself who may frame it.
      { source: "/:path((?!packages/).*)", headers: commonHeaders(values) },
      {
        source: `/:path((?!(?:${LOCALES.join("|")})/(?:${SIGNED_IN})(?:/|$)|api/|packages/).*)`,
        headers: [{ key: "Content-Security-Policy", value: contentSecurityPolicy(values, null) }],
      },
    ];
  },
  async redirects() {
    // An address without a locale goes to the reader's language, Spanish when it is none of ours.
    const pages = `:path((?!(?:${LOCALES.join("|")})(?:/|$)|api/|_next/|covers/|packages/|\\.well-known/|[^/]*\\.[^/]*$).*)`;
    const byLanguage = [
      { language: "pt", locale: "pt-BR" },
      { language: "en", locale: "en" },
    ].map(({ language, locale }) => ({
      source: `/${pages}`,
      has: [{ type: "header" as const, key: "accept-language", value: `${language}(?:[-,;].*)?` }],
      missing: onPackageHost,
      destination: `/${locale}/:path`,
      permanent: false,
    }));
    return [...byLanguage, { source: `/${pages}`, missing: onPackageHost, destination: `/${DEFAULT_LOCALE}/:path`, permanent: false }];
  },
  async rewrites() {
    return {
      // The bare catalogue is a static page; with a question in its address it is the search page under the same name.
      beforeFiles: [
        ...(PACKAGE_HOST === null ? [] : [{ source: "/:path((?!packages/|package-player\\.js$).*)", has: onPackageHost, destination: "/packages/none" }]),
        ...["/packages/:path*", "/package-player.js"].map((source) => ({ source, missing: onPackageHost, destination: "/packages/none" })),
        ...CATALOGUE_QUERIES.map((key) => ({
          source: `/${LOCALE_PARAM}/courses`,
          has: [{ type: "query" as const, key }],
          destination: "/:locale/search",
        })),
      ],
      afterFiles: [],
      fallback: [],
    };
  },
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
