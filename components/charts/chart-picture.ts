import type { ChartSeries } from "./chart-series";

/** Twice as many pixels as on the screen, so that it stays sharp in a document. */
const scale = 2;
const paddingPx = 16;
const titleHeightPx = 28;
const legendRowPx = 20;
const swatchPx = 10;
const labelCharsMax = 48;

/** What of the look of a chart's parts comes from style sheets, which a picture does not have. */
const drawnProperties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "font-family",
  "font-size",
] as const;

/** A chart as a PNG picture in the colours of the theme, with its title and legend. */
export async function chartPicture(
  svg: SVGSVGElement,
  title: string,
  series: readonly ChartSeries[],
): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const image = await loadImage(standaloneSvg(svg, width, height));
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no pictures.");
  const style = getComputedStyle(svg);
  const theme = (name: string) => style.getPropertyValue(name).trim();
  const font = (weight: number, sizePx: number) => `${weight} ${sizePx}px ${style.fontFamily}`;

  context.font = font(400, 12);
  const legend = placeLegend(series, width, (text) => context.measureText(text).width);
  const legendHeightPx = (legend.at(-1)?.row ?? -1) * legendRowPx + legendRowPx;
  canvas.width = Math.ceil((width + 2 * paddingPx) * scale);
  canvas.height = Math.ceil((titleHeightPx + legendHeightPx + height + 2 * paddingPx) * scale);
  context.scale(scale, scale);
  context.fillStyle = theme("--surface");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = "middle";
  context.fillStyle = theme("--foreground");
  context.font = font(600, 14);
  context.fillText(title, paddingPx, paddingPx + 8);
  context.font = font(400, 12);
  for (const { each, leftPx, row } of legend) {
    const middlePx = paddingPx + titleHeightPx + row * legendRowPx + legendRowPx / 2;
    drawSwatch(context, each, resolved(each.color, theme), paddingPx + leftPx, middlePx - swatchPx / 2);
    context.fillStyle = theme("--muted-foreground");
    context.fillText(each.label, paddingPx + leftPx + swatchPx + 6, middlePx);
  }
  context.drawImage(image, paddingPx, paddingPx + titleHeightPx + legendHeightPx, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large.")))),
  );
}

/** The chart as a file of its own: every part carries the look it has on the page. */
function standaloneSvg(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>("*");
  for (const [index, part] of [...copy.querySelectorAll<SVGElement>("*")].entries()) {
    const original = originals[index];
    if (!original) continue;
    const style = getComputedStyle(original);
    for (const name of drawnProperties) part.style.setProperty(name, style.getPropertyValue(name));
  }
  // What the pointer left behind belongs to the page.
  for (const cursor of copy.querySelectorAll(".recharts-tooltip-cursor")) cursor.remove();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return new XMLSerializer().serializeToString(copy);
}

function loadImage(svg: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("The browser could not read the chart."));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}

/** Where each entry of the legend stands: side by side as long as there is room, then in the next row. */
function placeLegend(
  series: readonly ChartSeries[],
  widthPx: number,
  measure: (text: string) => number,
): { each: ChartSeries; leftPx: number; row: number }[] {
  let [leftPx, row] = [0, 0];
  return series.map((full) => {
    const each = { ...full, label: shortened(full.label) };
    const neededPx = swatchPx + 6 + measure(each.label) + 16;
    if (leftPx > 0 && leftPx + neededPx > widthPx) {
      leftPx = 0;
      row += 1;
    }
    const placed = { each, leftPx, row };
    leftPx += neededPx;
    return placed;
  });
}

/** No name takes the room of all others. */
function shortened(label: string): string {
  return label.length > labelCharsMax ? `${label.slice(0, labelCharsMax)}…` : label;
}

/** A colour of the theme as one a canvas knows. */
function resolved(color: string, theme: (name: string) => string): string {
  const [, name] = /^var\((--[\w-]+)\)$/.exec(color) ?? [];
  return name === undefined ? color : theme(name);
}

function drawSwatch(
  context: CanvasRenderingContext2D,
  { isHatched }: ChartSeries,
  color: string,
  leftPx: number,
  topPx: number,
): void {
  if (!isHatched) {
    context.fillStyle = color;
    context.fillRect(leftPx, topPx, swatchPx, swatchPx);
    return;
  }
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.save();
  context.beginPath();
  context.rect(leftPx, topPx, swatchPx, swatchPx);
  context.clip();
  for (let step = -swatchPx; step <= swatchPx; step += 5) {
    context.beginPath();
    context.moveTo(leftPx + step, topPx + swatchPx);
    context.lineTo(leftPx + step + swatchPx, topPx);
    context.stroke();
  }
  context.restore();
}
