import packageJson from "@/package.json";

/** The version of this Facet, as its package says. */
export const facetVersion: string = packageJson.version;
