import type { Contract } from "./contract";
import { cancelExport, estimateExport, exportRequests, getExport } from "./exports";
import { queryFacets, suggestFields } from "./facets";
import { findNearest, queryHistogram } from "./histogram";
import { createKey, listKeys, revokeKey } from "./keys";
import { createLink, getLink } from "./links";
import { queryMetrics } from "./metrics";
import { queryChanges } from "./metrics-changes";
import { compareSegments } from "./metrics-compare";
import { queryUnits } from "./metrics-units";
import { getHealth, getOpenApi, getReadiness } from "./operation";
import { listProperties, removeProperty, setProperties } from "./properties";
import {
  bulkEditProperties,
  cancelPropertyEdit,
  getPropertyEdit,
  listPropertyEdits,
  resumePropertyEdit,
  undoPropertyEdit,
} from "./property-edits";
import {
  deleteProperty,
  hideProperty,
  liftPropertyRule,
  listHiddenProperties,
  listPropertyKeys,
  listPropertyRules,
  mergeProperty,
  renameProperty,
  restoreProperty,
} from "./property-governance";
import {
  listPropertyValues,
  propertyOverTime,
  searchPropertyValues,
  topPropertyCosts,
  topPropertyRequests,
} from "./property-values";
import { countRequests, getRequest, queryRequests, queryRequestsByIds } from "./requests";
import { createFilter, deleteFilter, listFilters, updateFilter } from "./saved-filters";
import { signIn, signOut } from "./session";
import { getSession, querySessionConversation, querySessionRequests } from "./session-details";
import { getSessionTag, setSessionFeedback, setSessionTag } from "./session-marks";
import { countSessions, querySessionMetrics, querySessionNames, querySessions } from "./sessions";
import { queryUserMetrics, queryUserOverview, queryUsers } from "./users";
import { createView, deleteView, getView, listViews, updateView } from "./views";

/** Every endpoint of the REST API, in the order of the OpenAPI document. */
export const contracts: readonly Contract[] = [
  queryRequests,
  countRequests,
  queryRequestsByIds,
  getRequest,
  queryFacets,
  suggestFields,
  queryHistogram,
  findNearest,
  exportRequests,
  estimateExport,
  getExport,
  cancelExport,
  queryMetrics,
  queryUnits,
  compareSegments,
  queryChanges,
  setProperties,
  removeProperty,
  listProperties,
  listPropertyKeys,
  listPropertyValues,
  searchPropertyValues,
  topPropertyCosts,
  topPropertyRequests,
  propertyOverTime,
  hideProperty,
  restoreProperty,
  listHiddenProperties,
  renameProperty,
  mergeProperty,
  deleteProperty,
  listPropertyRules,
  liftPropertyRule,
  bulkEditProperties,
  listPropertyEdits,
  getPropertyEdit,
  cancelPropertyEdit,
  resumePropertyEdit,
  undoPropertyEdit,
  queryUserMetrics,
  queryUsers,
  queryUserOverview,
  querySessions,
  countSessions,
  querySessionNames,
  querySessionMetrics,
  getSession,
  querySessionRequests,
  querySessionConversation,
  setSessionFeedback,
  getSessionTag,
  setSessionTag,
  listViews,
  createView,
  getView,
  updateView,
  deleteView,
  listFilters,
  createFilter,
  updateFilter,
  deleteFilter,
  createLink,
  getLink,
  listKeys,
  createKey,
  revokeKey,
  signIn,
  signOut,
  getHealth,
  getReadiness,
  getOpenApi,
];
