/** Sets the theme while the browser still parses the page, so that no frame is drawn in the wrong one. */
export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, nothing from outside.
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}

// The key and its JSON are those of `useStored("theme")`.
const script = `(function(){var t;try{t=JSON.parse(localStorage.getItem("facet.theme"))}catch(e){}
if(t!=="light"&&t!=="dark")t=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light";
document.documentElement.dataset.theme=t})()`;
