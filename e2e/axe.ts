import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const themes = ["light", "dark"] as const;

/**
 * What axe holds to be serious or critical, as a list a reader can act on: everything in the light theme, and in the dark
 * one what depends on colours. The page is left in the light theme.
 *
 * @param part a popup is judged by itself: what it covers in part would count as too small a target, though it is whole
 * again once the popup is closed.
 */
export async function seriousFaults(page: Page, part = "html"): Promise<string[]> {
  const faults: string[] = [];
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const theme of themes.toReversed()) {
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor({ state: "attached" });
    // What fades in, or from one theme to the other, has no colours of its own yet.
    await page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
    });
    const { violations } = await axeOf(page, theme).include(part).analyze();
    faults.push(
      ...violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
    );
  }
  return faults;
}

function axeOf(page: Page, theme: (typeof themes)[number]): AxeBuilder {
  const axe = new AxeBuilder({ page });
  return theme === "dark"
    ? axe.withRules(["color-contrast", "link-in-text-block"])
    : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
}
