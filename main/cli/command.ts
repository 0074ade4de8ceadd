/** The arguments of `sauda certificate …`, or null where something else is to be started; see `commandArguments`. */
export function certificateArguments(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  return commandArguments('certificate', argv, isPackaged);
}

/**
 * The arguments of `sauda COMMAND …`, or null where the kiosk itself is to be started. `argv` begins behind the
 * executable; outside of packages the application's folder comes first among the words that are no options.
 */
export function commandArguments(
  command: string,
  argv: readonly string[],
  isPackaged: boolean,
): readonly string[] | null {
  const words = argv.flatMap((argument, at) => (argument.startsWith('-') ? [] : [at]));
  const at = words[isPackaged ? 0 : 1];
  if (at === undefined || argv[at] !== command) return null;
  // A kiosk's option before it may own the word: `--data-dir certificate`.
  const before = argv[at - 1];
  const isOwned = before === '--config' || before === '--data-dir';
  return isOwned ? null : argv.slice(at + 1);
}
