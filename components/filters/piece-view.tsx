"use client";

import { useSelection } from "@/components/selection/selection-scope";
import { type Path, removeAt, replaceAt } from "@/lib/filter-bar/edit";
import { type Filter, normalize } from "@/lib/filters";
import { ConditionChip } from "./condition-chip";
import { GroupChip } from "./group-chip";

/** One part of the filter as a chip: a condition, or a group with its parts. */
export function PieceView({
  piece,
  path,
  isSelected = false,
  onSelect,
}: {
  piece: Filter;
  path: Path;
  isSelected?: boolean;
  onSelect?: (isExtending: boolean) => void;
}) {
  const { filter, change } = useSelection();
  if (piece.type === "condition") {
    return (
      <ConditionChip
        condition={piece}
        onChange={(next) => change(normalize(replaceAt(filter, path, next)))}
        onRemove={() => change(removeAt(filter, path))}
        isSelected={isSelected}
        onSelect={onSelect}
      />
    );
  }
  const shared = {
    path,
    isSelected,
    onSelect,
    renderPiece: ({ key, ...part }: { piece: Filter; path: Path; key: string }) => (
      <PieceView key={key} {...part} />
    ),
  };
  if (piece.type === "nothing") return <GroupChip word="no request" parts={[]} {...shared} />;
  if (piece.type !== "not")
    return <GroupChip word={groupWord(piece.type)} parts={piece.children} {...shared} />;
  const { child } = piece;
  // What a `not` holds is a group, or a condition whose operator has no opposite.
  return child.type === "and" || child.type === "or" ? (
    <GroupChip isNegated word={groupWord(child.type)} parts={child.children} {...shared} />
  ) : (
    <GroupChip isNegated word={null} parts={[child]} {...shared} />
  );
}

function groupWord(type: "and" | "or"): string {
  return type === "and" ? "all of" : "any of";
}
