import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import nextTypeScript from "eslint-config-next/typescript";

const PROCESS_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Read variables through env() of server/platform/env.ts: it checks them all at once and names what is missing.",
};
const SLEEP = {
  selector: "CallExpression[callee.property.name='waitForTimeout']",
  message: "Wait on a state (an assertion, a response, a condition), not on time: a sleep is slow or flaky, and mostly both.",
};

const config = [
  {
    ignores: ["**/.next/**", ".data/**", "tmp/**", "coverage/**", "prisma/generated/**", "public/**", "playwright-report/**", "test-results/**", "next-env.d.ts"],
  },
  ...nextCoreWebVitals,
  ...nextTypeScript,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-unused-expressions": "error",
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 80 }],
      "no-console": "error",
      "no-restricted-syntax": ["error", PROCESS_ENV],
      "preserve-caught-error": "error",
      eqeqeq: ["error", "smart"],
      "prefer-const": "error",
      // The first script is small and must run before the first paint: with a deferred one the theme would flash.
      "@next/next/no-sync-scripts": "off",
      // Covers and avatars are small files with fixed sizes; the image component would put script on static pages.
      "@next/next/no-img-element": "off",
      // Players and loaders start work in an effect and say so at once: the state is the truth of something outside React.
      "react-hooks/set-state-in-effect": "off",
      // A module is a part of a course; the rule means another one, of CommonJS, which is not used here.
      "@next/next/no-assign-module-variable": "off",
      // Public pages link with plain anchors on purpose: the router would be their largest script.
      "@next/next/no-html-link-for-pages": "off",
    },
  },
  {
    // The log reads its level by itself: it must speak also when the environment is not complete.
    files: ["server/platform/env.ts", "server/platform/log.ts", "scripts/**", "local/**", "tests/**", "**/*.test.{ts,tsx}", "prisma/**", "*.config.{ts,mjs,js}"],
    rules: { "no-restricted-syntax": ["error", SLEEP] },
  },
  {
    // A test file reads as a list: its length is the number of cases, and `describe` is one function around them all.
    files: ["tests/**", "**/*.test.{ts,tsx}"],
    rules: { "max-lines": "off", "max-lines-per-function": "off" },
  },
  {
    // Playwright gives its fixtures by a function called `use`, which is no hook.
    files: ["tests/e2e/**"],
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
  {
    // dependency-cruiser loads these with require().
    files: ["**/*.cjs"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    // Texts of the demo courses and generated drawings.
    files: ["prisma/seed/content/**", "prisma/seed/videos/scripts/**", "components/ui/icons.ts"],
    rules: { "max-lines": "off", "max-lines-per-function": "off" },
  },
];

export default config;
