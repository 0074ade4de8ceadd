// @ts-check
/**
 * Requirements for the machine's own Node. On Linux x64 it runs only npm and the first steps, because the locked
 * packages contain Node 24; elsewhere it also runs the tools, which need native type stripping.
 */
const FIRST_STEPS = '20.0.0';
const ALL_STEPS = '22.18.0';

/**
 * Whether the locked packages contain a Node for this platform.
 * @param {string} platform
 * @param {string} arch
 */
export function bringsOwnNode(platform, arch) {
  return platform === 'linux' && arch === 'x64';
}

/**
 * Whether a version is at least the wanted one.
 * @param {string} version such as 20.20.2
 * @param {string} wanted
 */
export function atLeast(version, wanted) {
  const have = version.split('.').map((part) => Number.parseInt(part, 10));
  const need = wanted.split('.').map(Number);
  for (let i = 0; i < need.length; i += 1) {
    const difference = (have[i] ?? 0) - (need[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Whether a Node of this version can run the tools.
 * @param {string} version
 */
export function runsTools(version) {
  return atLeast(version, ALL_STEPS);
}

/**
 * @param {string} version
 * @param {string} platform
 * @param {string} arch
 * @returns {string | null} the message for the user, or null if this Node is sufficient
 */
export function nodeComplaint(version, platform, arch) {
  const wanted = bringsOwnNode(platform, arch) ? FIRST_STEPS : ALL_STEPS;
  if (atLeast(version, wanted)) return null;
  return `Sauda needs Node.js ${wanted} or newer on this kind of machine (${platform} ${arch}); this is ${version}. Install a current Node.js, then repeat the command.`;
}
