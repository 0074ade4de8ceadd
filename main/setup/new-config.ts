const SETTING = /^[A-Za-z]/;

/**
 * The documented example with everything but its version in comments: what a configuration that the wizard writes begins
 * with. Each answer is written behind its example.
 */
export function newConfig(example: string): string {
  const lines = example.split('\n');
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
