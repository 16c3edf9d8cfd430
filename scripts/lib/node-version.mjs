// This file and the commands that import it use only syntax which every Node with modules can read, so that
// an old one gets a sentence instead of a syntax error. The rest is imported after the check.

const oldest = { major: 20, minor: 15 };

/**
 * A sentence when Node is too old for Facet and its dependencies, otherwise an empty string.
 *
 * @param {string} version such as `v18.19.0`
 */
export function nodeVersionFault(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) {
    return "";
  }
  return `Facet needs Node ${oldest.major}.${oldest.minor} or newer, and this is ${version}. Install a newer one from https://nodejs.org and run the command again.`;
}

/** Ends the process with a sentence when its Node is too old. */
export function requireNode() {
  const fault = nodeVersionFault(process.version);
  if (fault) {
    console.error(fault);
    process.exit(1);
  }
}
