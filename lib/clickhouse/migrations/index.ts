import { requests } from "./001-requests";
import { propertyKeys } from "./002-property-keys";
import { apiKeys } from "./003-api-keys";
import { propertyRollup } from "./004-property-rollup";
import { propertyEdits } from "./005-property-edits";
import { views } from "./006-views";
import { jobs } from "./007-jobs";
import { sessionTags } from "./008-session-tags";
import { merges } from "./010-merges";
import { deliveries } from "./011-deliveries";
import { limits } from "./012-limits";
import { channels } from "./013-channels";
import { alerts } from "./014-alerts";

/** One step of the schema. A released step never changes; a later one alters what it made. */
export interface Migration {
  version: number;
  /**
   * Statements for a single server, each safe to run twice (`IF NOT EXISTS`); `../cluster` rewrites them for a
   * cluster. They are TypeScript so that every bundle carries them, and separate so that nothing splits at `;`.
   */
  statements: readonly string[];
}

/** Forward only, in order. */
export const migrations: readonly Migration[] = [
  { version: 1, statements: requests },
  { version: 2, statements: propertyKeys },
  { version: 3, statements: apiKeys },
  { version: 4, statements: propertyRollup },
  { version: 5, statements: propertyEdits },
  { version: 6, statements: views },
  { version: 7, statements: jobs },
  { version: 8, statements: sessionTags },
  { version: 10, statements: merges },
  { version: 11, statements: deliveries },
  { version: 12, statements: limits },
  { version: 13, statements: channels },
  { version: 14, statements: alerts },
];
