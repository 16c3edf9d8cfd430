export { type CompiledFilter, type CompileOptions, compileFilter } from "./compile";
export { type CheckedCondition, checkCondition, withOperator } from "./condition";
export { filterLimits } from "./limits";
export { conditionsOf, limitIssues } from "./measure";
export { negatedCondition, normalize } from "./normal";
export {
  type Condition,
  emptyFilter,
  type FieldRef,
  type Filter,
  fieldKey,
  type Group,
  type ManyCondition,
  type NoneCondition,
  type Not,
  type Nothing,
  type OneCondition,
  sameField,
} from "./tree";
export { parseWire, type WireResult } from "./wire/parse";
export { printWire, type WireFilter } from "./wire/print";
