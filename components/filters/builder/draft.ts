import type { Path } from "@/lib/filter-bar/edit";
import type { Filter } from "@/lib/filters";

/** Deeper groups are edited as text: frames within frames within frames help nobody. */
export const builderDepthMax = 3;

/** Where an editor stands in the tree that is being edited. */
export interface DraftProps {
  draft: Filter;
  onDraft: (draft: Filter) => void;
  path: Path;
  /** Groups around and including this one. */
  depth: number;
}

/** A group within another one. */
export interface InnerGroupProps extends DraftProps {
  isNegated: boolean;
  onNegate: () => void;
  onRemove: () => void;
}
