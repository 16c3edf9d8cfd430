/** Every key the dashboard listens to, for the help dialog. */
export const shortcutGroups: readonly {
  title: string;
  shortcuts: readonly { keys: readonly string[]; does: string }[];
}[] = [
  {
    title: "Rows",
    shortcuts: [
      { keys: ["j", "↓"], does: "Next request" },
      { keys: ["k", "↑"], does: "Previous request" },
      { keys: ["Enter"], does: "Open the request" },
      { keys: ["Esc"], does: "Close the panel" },
    ],
  },
  {
    title: "Filter",
    shortcuts: [
      { keys: ["f", "/"], does: "Filter bar" },
      { keys: ["["], does: "Facets" },
      { keys: ["s"], does: "Save the view" },
      { keys: ["Backspace"], does: "Select the last filter, then remove it" },
      { keys: ["Shift", "←"], does: "Select more filters" },
      { keys: ["Ctrl", "G"], does: "Group the selected filters" },
    ],
  },
  {
    title: "Chart",
    shortcuts: [
      { keys: ["←", "→"], does: "Move on the chart" },
      { keys: ["Shift", "→"], does: "Select time" },
      { keys: ["Enter"], does: "Zoom in" },
    ],
  },
  {
    title: "List",
    shortcuts: [
      { keys: ["t"], does: "Time range" },
      { keys: ["c"], does: "Columns" },
      { keys: ["e"], does: "Export" },
      { keys: ["l"], does: "Live" },
      { keys: ["r"], does: "Refresh" },
      { keys: ["y"], does: "Copy link to this view" },
    ],
  },
  {
    title: "Session",
    shortcuts: [
      { keys: ["↑", "↓"], does: "Step or request above, below" },
      { keys: ["←", "→"], does: "Close, open a step" },
      { keys: ["*"], does: "Open all steps beside it" },
    ],
  },
  {
    title: "Anywhere",
    shortcuts: [
      { keys: ["g", "o"], does: "Go to the overview" },
      { keys: ["g", "r"], does: "Go to requests" },
      { keys: ["g", "c"], does: "Go to costs" },
      { keys: ["g", "f"], does: "Go to performance" },
      { keys: ["g", "p"], does: "Go to properties" },
      { keys: ["g", "u"], does: "Go to users" },
      { keys: ["g", "s"], does: "Go to sessions" },
      { keys: ["g", "t"], does: "Go to settings" },
      { keys: ["Ctrl", "K"], does: "Commands" },
      { keys: ["?"], does: "This list" },
    ],
  },
];
