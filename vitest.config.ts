import { defineConfig } from "vitest/config";

const alias = { "@": new URL(".", import.meta.url).pathname.replace(/\/$/, "") };

// Three levels, told apart by name: `*.test.ts` is pure, `*.db.test.ts` runs on the real engine in a
// temporary directory. Browser tests live in e2e/ and run under Playwright.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,app,components,scripts,server,test}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["{lib,app,test}/**/*.db.test.ts"],
          // libchdb binds one data directory per process, so every file gets a process of its own.
          pool: "forks",
          isolate: true,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
