/** Something the palette can do. */
export interface Command {
  id: string;
  section: string;
  label: string;
  /** Other words people look for it by. */
  keywords?: string;
  detail?: string;
}

/**
 * The commands whose words begin with every word typed, in their given order; whole labels that begin with the text
 * come first.
 */
export function matchCommands<C extends Command>(typed: string, commands: readonly C[]): C[] {
  const text = typed.trim().toLowerCase();
  if (text === "") return [...commands];
  const wanted = text.split(/\s+/);
  const found = commands.filter(({ label, keywords = "", section }) => {
    const words = `${section} ${label} ${keywords}`.toLowerCase().split(/[\s.:/-]+/);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
  const isFirst = ({ label }: C) => label.toLowerCase().startsWith(text);
  return [...found.filter(isFirst), ...found.filter((command) => !isFirst(command))];
}
