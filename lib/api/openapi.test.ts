import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contracts } from "./contract";
import { methods } from "./contract/contract";
import { openApiDocument } from "./openapi";

const root = new URL("../../app/", import.meta.url).pathname;

/** Files of the REST API: not the gateway, nor the answers to unknown paths, nor pages. */
const routeFiles = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /^(v1|api)\/.*\broute\.ts$/.test(file) && !file.includes("[..."))
  .toSorted();

const pathOf = (file: string) => `/${file.replace(/\/route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`;

describe("the OpenAPI document", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument()));

  test("describes every route of the REST API and no other", () => {
    expect(Object.keys(document.paths).toSorted()).toEqual(routeFiles.map(pathOf).toSorted());
  });

  test.each(routeFiles)("says of %s what the file handles", async (file) => {
    const handlers: Record<string, { contract?: { path: string; method: string } }> = await import(
      /* @vite-ignore */ `${root}${file}`
    );
    const handled = methods.filter((method) => handlers[method]?.contract);
    expect(handled.map((method) => method.toLowerCase())).toEqual(Object.keys(document.paths[pathOf(file)]));
    for (const method of handled) {
      expect(handlers[method]?.contract).toMatchObject({ method, path: pathOf(file) });
    }
  });

  test("names every operation once", () => {
    const ids = contracts.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has no reference that leads nowhere", () => {
    const references = JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g);
    for (const [, kind = "", name = ""] of references) {
      expect(document.components[kind]).toHaveProperty(name);
    }
  });

  test("tells of every endpoint how to get in and how it fails", () => {
    for (const contract of contracts) {
      const operation = document.paths[contract.path][contract.method.toLowerCase()];
      expect(operation.security.length > 0).toBe(contract.permission !== null);
      const failures = Object.keys(operation.responses).filter((status) => Number(status) >= 400);
      expect(failures).toContain("500");
      if (contract.permission !== null) {
        expect(failures).toEqual(expect.arrayContaining(["401", "403", "503"]));
      }
      const shown =
        operation.parameters?.filter((parameter: { in: string }) => parameter.in === "path") ?? [];
      expect(shown.map((parameter: { name: string }) => `{${parameter.name}}`)).toEqual(
        contract.path.match(/\{\w+\}/g) ?? [],
      );
    }
  });

  test("requires the filter of a query", () => {
    expect(document.components.schemas.RequestQuery.required).toEqual(["filter"]);
  });
});
