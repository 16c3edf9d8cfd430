import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Rgb = readonly [number, number, number];

/** Full deficiencies after Machado, Oliveira and Fernandes (2009), on linear sRGB. */
const deficiencies: Readonly<Record<string, readonly number[]>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanope: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranope: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanope: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const themes = { light: tokensOf(":root"), dark: tokensOf('[data-theme="dark"]') };

describe.each(Object.entries(themes))("the %s theme", (_, tokens) => {
  const color = (name: string): Rgb => {
    const found = tokens.get(name);
    if (!found) throw new Error(`no token --${name}`);
    return found;
  };

  test.each([
    ["foreground", ["background", "surface", "raised", "muted", "hover", "selected"]],
    ["muted-foreground", ["background", "surface", "raised", "muted", "hover", "selected"]],
    ["accent-text", ["background", "surface", "accent-soft", "muted"]],
    ["accent-foreground", ["accent", "accent-hover", "danger"]],
    ["danger-text", ["background", "surface", "danger-soft"]],
    ["warning-text", ["background", "warning-soft"]],
    ["success-text", ["background", "surface", "success-soft"]],
    ["json-string", ["surface", "hover", "accent-soft"]],
    ["json-number", ["surface", "hover", "accent-soft"]],
    ["json-literal", ["surface", "hover", "accent-soft"]],
  ])("%s can be read on every ground it stands on (4.5:1)", (text, grounds) => {
    for (const ground of grounds) {
      expect(contrast(color(text), color(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(["control", "ring", "success", "warning", "danger", "accent"])("%s can be seen (3:1)", (name) => {
    expect(contrast(color(name), color("surface"))).toBeGreaterThanOrEqual(3);
  });

  const chart = Array.from({ length: 10 }, (_, index) => color(`chart-${index + 1}`));

  test("every chart colour can be seen on the surface (3:1)", () => {
    for (const [index, each] of chart.entries()) {
      expect(contrast(each, color("surface")), `chart-${index + 1}`).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Object.keys(deficiencies))(
    "any two chart colours differ for %s eyes, neighbours most",
    (kind) => {
      const seen = chart.map((each) => simulate(each, kind));
      for (const [index, one] of seen.entries()) {
        for (const [offset, other] of seen.slice(index + 1).entries()) {
          const least = offset === 0 ? 0.12 : 0.05;
          expect(distance(one, other), `chart-${index + 1} and ${index + offset + 2}`).toBeGreaterThan(least);
        }
      }
    },
  );
});

function tokensOf(selector: string): Map<string, Rgb> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  const pattern = /--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g;
  return new Map(
    [...block.matchAll(pattern)].map(([, name = "", l, c, h]) => [
      name,
      linearRgb(Number(l), Number(c), Number(h)),
    ]),
  );
}

/** Linear sRGB of an oklch colour, clipped to what a screen can show. */
function linearRgb(l: number, c: number, hDegrees: number): Rgb {
  const h = (hDegrees * Math.PI) / 180;
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  return clip([
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]);
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function distance(a: Rgb, b: Rgb): number {
  const [one, two] = [oklab(a), oklab(b)];
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

function contrast(a: Rgb, b: Rgb): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function clip([r, g, b]: Rgb): Rgb {
  const each = (value: number) => Math.min(1, Math.max(0, value));
  return [each(r), each(g), each(b)];
}

function simulate(rgb: Rgb, kind: string): Rgb {
  const matrix = deficiencies[kind] ?? [];
  const row = (index: number) =>
    (matrix[index * 3] ?? 0) * rgb[0] +
    (matrix[index * 3 + 1] ?? 0) * rgb[1] +
    (matrix[index * 3 + 2] ?? 0) * rgb[2];
  return clip([row(0), row(1), row(2)]);
}
