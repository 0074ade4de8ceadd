const SETTING = /^[A-Za-z]/;
/** What the example says of itself, and what is true of the configuration of one machine. */
const HEAD = /^# Sauda's configuration, .*\n# {3}npm run kiosk .*$/m;
const OWN_HEAD = [
  '# The configuration of this machine, written by the set-up on its screen. What counts stands behind the example of its key,',
  '# which is in comments: change it by hand or in the service menu, which keeps comments and order.',
].join('\n');

/**
 * The documented example with everything but its version in comments: what a configuration that the wizard writes begins
 * with. Each answer is written behind its example.
 */
export function newConfig(example: string): string {
  const lines = example.replace(HEAD, OWN_HEAD).split('\n');
  let isInside = false;
  return lines
    .map((line) => {
      if (line.startsWith('version:')) return line;
      // A section goes on as far as its lines are indented.
      isInside = SETTING.test(line) || (isInside && (line.startsWith(' ') || line === ''));
      return isInside && line !== '' ? `# ${line}` : line;
    })
    .join('\n');
}
