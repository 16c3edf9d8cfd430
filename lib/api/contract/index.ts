import type { Contract } from "./contract";
import { createKey, listKeys, revokeKey } from "./keys";
import { getHealth, getOpenApi, getReadiness } from "./operation";
import { listProperties, removeProperty, setProperties } from "./properties";
import { countRequests, getRequest, queryRequests, queryRequestsByIds } from "./requests";
import { signIn, signOut } from "./session";

/** Every endpoint of the REST API, in the order of the OpenAPI document. */
export const contracts: readonly Contract[] = [
  queryRequests,
  countRequests,
  queryRequestsByIds,
  getRequest,
  setProperties,
  removeProperty,
  listProperties,
  listKeys,
  createKey,
  revokeKey,
  signIn,
  signOut,
  getHealth,
  getReadiness,
  getOpenApi,
];
