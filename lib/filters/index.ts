export { type CompiledFilter, type CompileOptions, compileFilter } from "./compile";
export { type CheckedCondition, checkCondition, withOperator } from "./condition";
export { fieldName, parseFieldName } from "./field-name";
export { filterLimits } from "./limits";
export { conditionsOf, limitIssues } from "./measure";
export { negatedCondition, normalize } from "./normal";
export { filterSchema } from "./schema";
export { operandKindOf, type Subject, subjectOf } from "./subject";
export { parseText, type TextIssue, type TextResult } from "./text/parse";
export { printText } from "./text/print";
export {
  type Condition,
  emptyFilter,
  type Filter,
  type Group,
  type ManyCondition,
  type NoneCondition,
  type Not,
  type Nothing,
  type OneCondition,
} from "./tree";
export { parseUrl, printUrl, type UrlResult } from "./url";
export { parseWire, type WireResult } from "./wire/parse";
export { printWire, type WireFilter } from "./wire/print";
