import { requireNode } from "./lib/node-version.mjs";

requireNode();
import("./lib/replay-alerts.mjs");
